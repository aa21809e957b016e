import { readFileSync } from 'node:fs'

/** libdeflate, unchanged, as WebAssembly (tools/libdeflate/build makes it). A thread can be handed what is compiled here. */
export function loadLibdeflate(): WebAssembly.Module {
  const file = new URL('./libdeflate/libdeflate.wasm.base64', import.meta.url)
  return new WebAssembly.Module(Buffer.from(readFileSync(file, 'latin1'), 'base64'))
}
