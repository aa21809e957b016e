/** AWS Region names of every partition; the API reference's older pattern lacks eusc and iso. */
export const REGION = /^(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/
