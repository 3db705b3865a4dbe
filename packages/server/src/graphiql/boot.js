// Runs in the browser before GraphiQL's own bundle, which it starts once that has loaded.
const settings = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => settings.workers[label] ?? settings.workers.editorWorkerService,
};

addEventListener('DOMContentLoaded', () => {
  const shared = new URL(location.href).searchParams;
  const query = shared.get('query') ?? undefined;
  const linked = query === undefined ? [] : [{ query, variables: shared.get('variables') }];
  globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    title: settings.title,
    logo: '',
    defaultTabs: [...linked, ...settings.examples],
    // Without these GraphiQL opens one more tab on each reload, and writes every edit into the address.
    initialQuery: query,
    onEditQuery: () => {},
    // Headers hold tokens: a browser's storage is no place for them.
    shouldPersistHeaders: false,
  });
});
