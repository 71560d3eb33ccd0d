/** Light or dark: the system's wish, unless somebody chose otherwise on this device. */

export type Theme = 'system' | 'light' | 'dark'
const shelf = 'passerelle-theme'

export function startTheme(): void {
  apply(readTheme())
}

export function readTheme(): Theme {
  const kept = localStorage.getItem(shelf)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(shelf, theme)
  apply(theme)
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
