const ms = require('ms')

exports.calls = []
exports.milliseconds = (text) => {
  exports.calls.push(text)
  return ms(text)
}
