/** The drawing of the first page: a footbridge and people crossing it. Decoration only: it says nothing that the text does not. */
import { type Fragment, html } from './html.ts'

const width = 520
const rise = 108
const feet = 232

export function bridge(): Fragment {
  return html`<svg class="bridge" viewBox="0 0 ${width} 300" aria-hidden="true" focusable="false">
    <circle class="sun" cx="392" cy="92" r="46" />
    <path class="hill" d="M0 176 C58 158 112 186 140 226 C156 248 172 262 196 274 L196 300 L0 300 Z" />
    <path class="hill" d="M${width} 166 C462 152 410 184 382 224 C366 247 350 262 322 274 L322 300 L${width} 300 Z" />
    <path class="water" d="M0 262 Q65 250 130 262 T260 262 T390 262 T${width} 262 L${width} 300 L0 300 Z" />
    <path class="ripple" d="M150 280 q18 -7 36 0 t36 0 M286 286 q18 -7 36 0 t36 0 M236 270 q14 -6 28 0" />
    <path class="posts" d="${posts()}" />
    <path class="rail" d="M24 ${feet - 40} Q${width / 2} ${feet - 40 - rise} ${width - 24} ${feet - 40}" />
    ${walkers.map(([along, size, hue]) => walker(along, size, hue))}
    <path class="deck" d="M10 ${feet} Q${width / 2} ${feet - rise} ${width - 10} ${feet}" />
  </svg>`
}

/** Along the bridge from 0 to 1, height, and colour. */
const walkers: readonly (readonly [number, number, string])[] = [
  [0.24, 56, 'a'],
  [0.31, 36, 'b'],
  [0.375, 53, 'c'],
  [0.57, 55, 'b'],
  [0.7, 51, 'a'],
  [0.76, 30, 'c'],
]

function walker(along: number, size: number, hue: string): Fragment {
  const [x, y] = onDeck(along)
  const head = size * 0.17
  const shoulders = y - size * 0.62
  const half = size * 0.2
  return html`<g class="walker ${hue}">
    <circle cx="${x}" cy="${round(y - size * 0.83)}" r="${round(head)}" />
    <rect
      x="${round(x - half)}"
      y="${round(shoulders)}"
      width="${round(half * 2)}"
      height="${round(size * 0.62)}"
      rx="${round(half * 0.85)}"
    />
  </g>`
}

function posts(): string {
  return Array.from({ length: 19 }, (_, index) => onDeck((index + 1) / 20))
    .map(([x, y]) => `M${x} ${y} v-40`)
    .join(' ')
}

/** A point of the quadratic curve that the deck follows. */
function onDeck(along: number): [number, number] {
  const back = 1 - along
  return [round(10 + (width - 20) * along), round(feet * back * back + 2 * (feet - rise) * along * back + feet * along * along)]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
