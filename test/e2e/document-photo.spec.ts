// With no network a clerk takes a photo of a passport: the lines are read on the device, compared, taken over, and fill the form. The
// photo goes nowhere.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DrawnSigns, drawZone } from '#algorithms/mrz/sample-picture.ts'
import { addNamesake } from '#server/test-register.ts'
import { type Journey, phone, signIn, skip, startJourney, waitUntilInstalled } from './journey.ts'

let journey: Journey
before(async () => {
  if (skip === false) journey = await startJourney()
})
after(() => journey?.close())

const lines = ['P<ERIEXEMPLE<<SEMHAR<<<<<<<<<<<<<<<<<<<<<<<<', 'K0123456<1ERI9102033F3001019<<<<<<<<<<<<<<08']

test(
  'a photo of a passport fills the form with no network, after somebody has compared the lines',
  { skip, timeout: 240_000 },
  async () => {
    const mover = await journey.office.as('mouvements@paris.example.org')
    const person = await addNamesake(mover, { familyName: 'Exemple', givenNames: 'Semhar', bornOn: '1991-02-03' })
    const { page, context, complaints } = await journey.openDevice('phone with a camera', phone)
    await signIn(page, 'mouvements@paris.example.org')
    await page.goto(`/desk/people/${person.id}`)
    await waitUntilInstalled(page)
    await page.getByRole('button', { name: 'Ajouter un document' }).tap()
    const dialog = page.getByRole('dialog')
    await context.setOffline(true)

    const sent: string[] = []
    page.on('request', (request) => sent.push(request.method()))
    const photo = await page.evaluate(asJpeg, drawPhoto())
    await dialog.getByLabel('Lire les lignes sur une photo').setInputFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(photo, 'base64'),
    })
    await dialog.getByText('Comparez avec le document, signe par signe').waitFor({ timeout: 60_000 })
    assert.equal((await dialog.locator('pre').innerText()).trim(), lines.join('\n'))
    const screens = process.env['PASSERELLE_KEEP_SCREENS']
    if (screens !== undefined) await page.screenshot({ path: `${screens}/photo-lines.png` })
    await dialog.getByRole('button', { name: 'Reprendre ces lignes' }).tap()
    await dialog.getByRole('button', { name: 'Remplir d’après les lignes' }).tap()
    assert.equal(await dialog.getByLabel('Numéro').inputValue(), 'K0123456')
    assert.ok(!sent.includes('POST'), 'a photo is sent nowhere')
    assert.deepEqual(complaints, [])
  },
)

function drawPhoto(): { width: number; height: number; grey: number[] } {
  const drawn = JSON.parse(readFileSync(join(import.meta.dirname, '../../algorithms/mrz/sample-signs.json'), 'utf8')) as DrawnSigns
  const camera = { pitch: 20, degrees: -3, blur: 0.6, noise: 12, shadow: 0.2, press: 0 }
  let state = 7
  const picture = drawZone(drawn, lines, camera, () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647)
  return { width: picture.width, height: picture.height, grey: [...picture.data] }
}

/** In the browser: the drawing as a phone's camera would store it. */
async function asJpeg({ width, height, grey }: { width: number; height: number; grey: number[] }): Promise<string> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')!
  const image = pen.createImageData(width, height)
  for (const [at, one] of grey.entries()) image.data.set([one, one, one, 255], at * 4)
  pen.putImageData(image, 0, 0)
  const url = canvas.toDataURL('image/jpeg', 0.75)
  return url.slice(url.indexOf(',') + 1)
}
