const argon2 = require('argon2')

exports.handler = async ({ text }) => argon2.verify(await argon2.hash(text, { memoryCost: 1024 }), text)
