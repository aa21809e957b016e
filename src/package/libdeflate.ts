import { readFileSync } from 'node:fs'

/**
 * libdeflate, unchanged, as WebAssembly; tools/libdeflate/build.js makes it. Compiled here once, it can
 * be handed to threads.
 */
export function loadLibdeflate(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL('./libdeflate/libdeflate.wasm', import.meta.url)))
}
