/**
 * The time stamp of every entry, so that archives do not depend on when a file was written: 1 January
 * 1980, midnight, the first moment that the format of MS-DOS knows (APPNOTE 4.4.6).
 */
export const DOS_DATE = (1 << 5) | 1
export const DOS_TIME = 0
