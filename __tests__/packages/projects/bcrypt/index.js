const bcrypt = require('bcrypt')

exports.handler = async ({ text }) => bcrypt.compare(text, await bcrypt.hash(text, 4))
