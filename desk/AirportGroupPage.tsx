/** The page of a group with its travel bags: the airport desk itself knows none of them. */
import { GroupBagsPanel } from './papers/GroupBagsPanel.tsx'
import { GroupPage } from './transit/GroupPage.tsx'

export function AirportGroupPage() {
  return <GroupPage Extra={GroupBagsPanel} />
}
