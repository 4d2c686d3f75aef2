import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  build: {
    // The oldest browser that agencies are known to run. Syntax is lowered to it; library calls are not, which is why
    // tsconfig names no newer `lib` than it has.
    target: 'chrome87',
    rolldownOptions: { input: { index: 'index.html', 'api-docs': 'api-docs.html' } },
    // swagger-ui is one prebuilt file of this size, loaded by the API page only.
    chunkSizeWarningLimit: 1600,
  },
  // For `npm run dev`: the service that answers the pages.
  server: { proxy: { '/api': process.env.CAIHENG_URL ?? 'http://127.0.0.1:8620' } },
  test: { include: ['src/**/*.test.ts'] },
})
