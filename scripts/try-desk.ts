/**
 * `node scripts/try-desk.ts [port]`: a test office with the cast in it, served until Ctrl-C, to look at the desk by hand or by script.
 * Build the desk first (`vite build desk --config desk/vite.config.ts`).
 */
import { castPassword } from '#database/cast.ts'
import { openTestOffice } from '#server/test-office.ts'

const office = await openTestOffice()
await office.app.listen({ port: Number(process.argv[2] ?? 3100), host: '127.0.0.1' })
console.log(`http://localhost:${process.argv[2] ?? 3100}/desk/  demo@paris.example.org  ${castPassword}`)

process.once('SIGINT', () => void office.close().then(() => process.exit(0)))
process.once('SIGTERM', () => void office.close().then(() => process.exit(0)))
