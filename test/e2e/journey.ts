/**
 * What every browser journey begins with: a test office served on a free port with the built desk, a Chromium, and somebody of the
 * cast in front of it. A journey skips itself with one line when there is no browser or no desk.
 */
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { castPassword } from '#database/cast.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

const browsers = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => path !== '' && isExecutable(path))

/** False when a journey can be made; else why not, for `test(name, { skip }, …)`. */
export const skip: string | false =
  executablePath === undefined
    ? 'no Chromium here (set CHROMIUM_PATH, or apt-get install chromium)'
    : existsSync(new URL('../../desk/dist/index.html', import.meta.url))
      ? false
      : 'the desk is not built (vite build desk --config desk/vite.config.ts)'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A phone held upright; at the airport nobody has more. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

export type Device = {
  context: BrowserContext
  page: Page
  /** What the pages complained of on the console: a journey ends with none. */
  complaints: string[]
  close(): Promise<void>
}

export type Journey = {
  office: TestOffice
  /** Where the desk and the portal are, without a slash at the end. */
  origin: string
  /** A device with a memory of its own. The same name again, after it was closed, is the same device started anew. */
  openDevice(name: string, options?: BrowserContextOptions): Promise<Device>
  close(): Promise<void>
}

export async function startJourney(): Promise<Journey> {
  const office = await openTestOffice()
  const origin = await office.app.listen({ port: 0, host: '127.0.0.1' })
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-journey-'))
  const open = new Set<Device>()
  return {
    office,
    origin,
    openDevice: async (name, options = {}) => {
      const context = await chromium.launchPersistentContext(join(folder, name), {
        executablePath: executablePath!,
        args: flags,
        baseURL: origin,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        ...options,
      })
      const complaints: string[] = []
      const page = context.pages()[0] ?? (await context.newPage())
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !isOfTheNetwork(message.text())) complaints.push(message.text())
      })
      page.setDefaultTimeout(15_000)
      const device: Device = {
        context,
        page,
        complaints,
        close: async () => {
          open.delete(device)
          await context.close()
        },
      }
      open.add(device)
      return device
    },
    close: async () => {
      for (const device of open) await device.close()
      await office.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Signs somebody of the cast in by the form, and waits until the first page stands. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/desk/')
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(castPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('navigation', { name: 'Mes rubriques' }).waitFor()
}

/** Waits until the desk can open and reload with no network. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
      setTimeout(resolve, 3_000)
    })
  })
}

/** A failed fetch is said by the browser itself; what the desk makes of it is what a journey looks at. */
function isOfTheNetwork(message: string): boolean {
  return message.includes('net::ERR_') || message.includes('Failed to load resource')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
