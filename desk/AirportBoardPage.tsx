/** The board with what the papers room says of the airport's travel bags: the airport desk itself knows none of it. */
import { BagsOnBoard } from './papers/BagsOnBoard.tsx'
import { BoardPage } from './transit/BoardPage.tsx'

export function AirportBoardPage() {
  return <BoardPage Extra={BagsOnBoard} />
}
