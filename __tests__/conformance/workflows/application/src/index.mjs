import { nanoid } from 'nanoid'

/** @param {{ customer: string }} order */
export const handler = async ({ customer }) => `${customer} has an order of ${nanoid(12).length} characters`
