/** @param {{ customer: string }} order */
export const handler = async ({ customer }) => `${customer} is known`
