// Loaded into the action's process before it: a Node whose agents know nothing of proxies, as those before 24.5.
Object.defineProperty(process, 'allowedNodeEnvironmentFlags', { value: new Set() })
