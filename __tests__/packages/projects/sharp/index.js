const sharp = require('sharp')

exports.handler = async () => {
  const background = { r: 255, g: 0, b: 0 }
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer()
  const { width, format } = await sharp(png).metadata()
  return `${format} ${width}`
}
