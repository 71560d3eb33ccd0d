/**
 * The printing press: a process of its own that turns a template of packs/prints and a JSON file into a PDF. Typst keeps about 30 kB
 * of native memory for each document and never gives it back, so print.ts ends this process after some hundreds.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { withPrintableSigns } from './print-letters.ts'

export type PrintOrder = { id: number; template: string; data: string }
export type PrintAnswer = { id: number; pdf: Uint8Array } | { id: number; fault: string }

const workspace = new URL('../../packs/prints/', import.meta.url).pathname
const find = createRequire(import.meta.url).resolve
const fonts = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
  '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
  '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf',
  '@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
  '@expo-google-fonts/noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf',
  '@expo-google-fonts/noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf',
  '@expo-google-fonts/noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf',
]
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((name) => readFileSync(find(name))) }] })

process.on('message', (order: PrintOrder) => process.send!(press(order)))
process.on('disconnect', () => process.exit(0)) // whoever asked is gone

/** The data is a file that the template reads as JSON: it can hold no markup, so nothing in it is ever run. */
function press({ id, template, data }: PrintOrder): PrintAnswer {
  compiler.mapShadow(`${workspace}data.json`, Buffer.from(withPrintableSigns(data)))
  const made = compiler.compile({ mainFilePath: `${workspace}${template}.typ`, resetRead: true })
  if (made.result === null) return { id, fault: faultOf(made) }
  try {
    return { id, pdf: compiler.pdf(made.result, { pdfStandard: 'ua-1' }) }
  } catch (error) {
    return { id, fault: String(error).slice(0, 500) }
  }
}

function faultOf(made: ReturnType<typeof compiler.compile>): string {
  const error = made.takeError() ?? made.takeDiagnostics()
  return error === null ? 'no document' : error.shortDiagnostics.map((each: unknown) => JSON.stringify(each)).join('; ')
}
