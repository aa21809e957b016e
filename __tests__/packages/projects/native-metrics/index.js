const metrics = require('@datadog/native-metrics')

exports.handler = async () => {
  metrics.start()
  const { cpu } = metrics.stats()
  metrics.stop()
  return typeof cpu.user
}
