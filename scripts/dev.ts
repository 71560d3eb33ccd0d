/** `npm run dev`: the server starts again and the desk is built again whenever a file changes. */
import { spawn } from 'node:child_process'

const bin = new URL('../node_modules/.bin/', import.meta.url).pathname
const running = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], { stdio: 'inherit' }),
  spawn(process.execPath, [`${bin}vite`, 'build', '--watch', '--config', 'desk/vite.config.ts'], { stdio: 'inherit' }),
]
for (const child of running) child.once('exit', (code) => stopAll(code ?? 1))
process.once('SIGINT', () => stopAll(0))
process.once('SIGTERM', () => stopAll(0))

function stopAll(code: number): void {
  for (const child of running) child.kill('SIGINT')
  process.exitCode = code
}
