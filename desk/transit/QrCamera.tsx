/** The camera, looking for a QR. Reads with the browser's own reader; where there is none, nothing is shown and the code is typed. */
import { useEffect, useRef, useState } from 'react'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = new (options: { formats: string[] }) => Detector

const lookEveryMs = 200

/** Undefined in a browser that reads no QR by itself. */
function detectorMaker(): DetectorMaker | undefined {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
}

export function canReadQr(): boolean {
  return detectorMaker() !== undefined && navigator.mediaDevices !== undefined
}

export function QrCamera({ onRead }: { onRead: (text: string) => void }) {
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  const read = useRef(onRead)
  read.current = onRead

  useEffect(() => {
    const Maker = detectorMaker()
    if (Maker === undefined) return
    const detector = new Maker({ formats: ['qr_code'] })
    const opening = navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const screen = video.current
      const found = screen === null || screen.readyState < 2 ? [] : await detector.detect(screen).catch(() => [])
      if (over) return
      if (found[0] !== undefined) read.current(found[0].rawValue)
      timer = setTimeout(() => void look(), lookEveryMs)
    }
    opening
      .then(async (stream) => {
        if (over || video.current === null) return stopAll(stream)
        video.current.srcObject = stream
        await video.current.play()
        await look()
      })
      .catch(() => setFailed(true))
    return () => {
      over = true
      clearTimeout(timer)
      void opening.then(stopAll, () => undefined)
    }
  }, [])

  if (failed) return <Notice mood="warn">{t('transit.no_camera')}</Notice>
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t('transit.camera')}
      className="aspect-square w-full max-w-md rounded-md border-2 border-line-strong bg-sunken object-cover"
    />
  )
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
