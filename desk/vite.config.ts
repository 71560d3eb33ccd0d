// How the desk is built: to desk/dist, under /desk/, with a service worker that lets it open and reload with no network. The page's
// content policy allows no inline script and no inline style, so nothing here may inject any.
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA as progressiveApp } from 'vite-plugin-pwa'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  base: '/desk/',
  publicDir: 'public',
  cacheDir: fileURLToPath(new URL('../node_modules/.cache/vite', import.meta.url)),
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be one more script; every browser that runs the desk knows modulepreload.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  plugins: [
    react(),
    tailwind(),
    progressiveApp({
      strategies: 'generateSW',
      registerType: 'prompt',
      injectRegister: null,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        navigateFallback: '/desk/index.html',
        // Data is never cached here: what a person may keep offline lies sealed in the vault.
        navigateFallbackDenylist: [/^\/api\//],
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
    compressed(),
  ],
})

/** A .br and a .gz beside every text file, so that the server sends them as they lie and a slow line carries a third. */
function compressed(): Plugin {
  return {
    name: 'passerelle-compressed',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const dist = `${here}dist`
        for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
          if (!/\.(js|css|html|svg|webmanifest)$/.test(file)) continue
          const bytes = readFileSync(`${dist}/${file}`)
          if (bytes.length < 1_024) continue
          writeFileSync(`${dist}/${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
          writeFileSync(`${dist}/${file}.gz`, gzipSync(bytes, { level: 9 }))
        }
      },
    },
  }
}
