// Loaded into the action's process before it: every name is this machine, as a hosts file could say it.
const dns = require('node:dns')

Object.assign(dns, {
  /**
   * @param {string} _host
   * @param {any} options
   * @param {any} done
   */
  lookup: (_host, options, done = options) => {
    const address = '127.0.0.1'
    process.nextTick(() => (options.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)))
  },
})
