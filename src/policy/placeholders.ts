/** What the inputs do not tell is a word in capitals, so that nobody can take a policy for complete. */
export const REGION = 'REGION'
export const ACCOUNT = 'ACCOUNT'
export const REPOSITORY = 'OWNER/REPOSITORY'

const MEANINGS: Readonly<Record<string, string>> = {
  [REGION]: 'the Region of the function: give aws-region=...',
  [ACCOUNT]: 'an account id: give account=...',
  [REPOSITORY]: 'the repository of the workflow: give repository=...',
}

/** The words that are to be replaced in a text, each with what it stands for and the argument that gives it. */
export function placeholdersIn(text: string): readonly string[] {
  const words: readonly string[] = text.match(/\bOWNER\/REPOSITORY\b|\b[A-Z]+\b/g) ?? []
  return Object.entries(MEANINGS)
    .filter(([word]) => words.includes(word))
    .map(([word, meaning]) => `${word} stands for ${meaning}`)
}
