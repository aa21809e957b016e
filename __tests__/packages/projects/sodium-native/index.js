const sodium = require('sodium-native')

exports.handler = async ({ text }) => {
  const digest = Buffer.alloc(sodium.crypto_hash_sha256_BYTES)
  sodium.crypto_hash_sha256(digest, Buffer.from(text))
  return digest.toString('hex')
}
