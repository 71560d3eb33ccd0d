/** The signs of the desk, drawn on a 24-unit grid. Always decoration: the word stands beside it or in the control's name. */
import { classes } from './class-names.ts'

const paths = {
  home: 'M4 11.5 12 4l8 7.5M6 10v10h4.5v-6h3v6H18V10',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9c.4-4 3-6 6.5-6s6.1 2 6.5 6M16 4.6a3.4 3.4 0 0 1 0 6M17.5 14.4c2.3.7 3.7 2.600 4 5.600',
  programmes: 'M6 3h9l4 4v14H6ZM15 3v4h4M9 12h7M9 16h7',
  cases: 'M3 7h18v13H3ZM9 7V4h6v3M3 12.500h18M12 11v3',
  movements: 'M2.500 14.500l19-7-1.500-2.500L14 7 7.500 3 5.500 4 9.500 9 5 11 3 9.500 1.500 10ZM4 20h16',
  ticketing:
    'M3 7h18v3.500a1.500 1.500 0 0 0 0 3V17H3v-3.500a1.500 1.500 0 0 0 0-3ZM14.500 7.500v1.500M14.500 11.200v1.600M14.500 15v1.500',
  transports: 'M3 16V7h11v9M14 10h4l3 3v3h-3M3 16h2M9 16h5M7 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM16 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  escorts:
    'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.500 20c.400-4 2.500-6 5.500-6 1.300 0 2.400.400 3.300 1.100M17 13.500a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400ZM13 20.500c.300-3 1.800-4.500 4-4.500s3.700 1.500 4 4.500',
  transit: 'M12 21s7-6.200 7-11.500A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21Zm0-9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  reintegration: 'M12 20v-9M12 11C12 7 9 5 5 5c0 4 2.500 6 7 6ZM12 14c0-3 2-5 7-5 0 3.500-2.500 5-7 5ZM7 20h10',
  employment:
    'M4 20l6.500-6.500M14 4.500a4.500 4.500 0 0 0-4 6.300M14 4.500l-1 3.500 3 3 3.500-1a4.500 4.500 0 0 1-6.300 4M5.500 21.500 2.500 18.500',
  projects: 'M4 20V4M4 20h16M8 17v-5M12 17V7M16 17v-8',
  statistics: 'M4 20h16M6 20v-7h3v7M10.500 20V5h3v15M15 20v-10h3v10',
  access: 'M12 3l7.500 3v5c0 5-3 8.500-7.500 10C7.500 19.500 4.500 16 4.500 11V6ZM9 11.500l2.200 2.200L15.200 9.500',
  liaison: 'M4 20V9l8-5 8 5v11M4 20h16M8 20v-8M12 20v-8M16 20v-8',
  information: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v6M12 7.200v.3',
  queue: 'M4 5h16v4H4ZM4 12h16M4 16h16M4 20h10',
  search: 'M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
  close: 'M5 5l14 14M19 5 5 19',
  menu: 'M4 6h16M4 12h16M4 18h16',
  add: 'M12 5v14M5 12h14',
  check: 'M4.500 12.500 10 18 19.500 6.500',
  warning: 'M12 4 2.500 20h19ZM12 10v5M12 17.300v.2',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8ZM12 7.500v6M12 16.300v.2',
  offline:
    'M3 3l18 18M5 12.500a10 10 0 0 1 4-2.500M2 9a15 15 0 0 1 4.500-3M22 9A15 15 0 0 0 11 5M19 12.500a10 10 0 0 0-4-2.300M8.500 16a5 5 0 0 1 6.500-.3M12 20h.1',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  upload: 'M12 16V5M7 9l5-5 5 5M4 20h16',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7Z',
  edit: 'M4 20l1-5L16 4l4 4L9 19Z',
  calendar: 'M4 6h16v14H4ZM4 10h16M8 3v5M16 3v5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.500 2',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4',
  flag: 'M5 21V4h12l-2 4 2 4H5',
  lock: 'M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.500-4.500 3.500-6.500 7.500-6.500s7 2 7.500 6.500',
  refresh: 'M20 5v5h-5M4 19v-5h5M5 9.500a7.500 7.500 0 0 1 14-1.500M19 14.500a7.500 7.500 0 0 1-14 1.500',
  filter: 'M3 5h18l-7 8v6l-4 2v-8Z',
  star: 'M12 3.500l2.600 5.500 6 .800-4.400 4.200 1.100 6L12 17l-5.300 3 1.100-6L3.400 9.800l6-.8Z',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300 19 19M5 19l1.700-1.700M17.300 6.700 19 5',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
} as const

export type IconName = keyof typeof paths

/** Arrows that mean forward and back follow the direction of the text. */
const turned: readonly IconName[] = ['next', 'back']

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.800"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classes('size-5 shrink-0', turned.includes(name) && 'rtl:-scale-x-100', className)}
    >
      <path d={paths[name]} />
    </svg>
  )
}
