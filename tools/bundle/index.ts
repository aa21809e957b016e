import '../../src/index.ts'
