// Runs in the browser before GraphiQL's own bundle, which it starts once that has loaded.
const settings = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => settings.workers[label] ?? settings.workers.editorWorkerService,
};

addEventListener('DOMContentLoaded', () => {
  const linked = new URL(location.href).searchParams.get('query');
  const { query, variables } = linked === null ? activeTab() : { query: linked, variables: undefined };
  globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    title: settings.title,
    logo: ' ',
    defaultTabs: linked === null ? settings.examples : [{ query }, ...settings.examples],
    // What is not among the stored tabs GraphiQL opens as one more, with each reload.
    initialQuery: query,
    initialVariables: variables,
    // It would write every edit into the address.
    onEditQuery: () => {},
    // Headers hold tokens, and a browser's storage is no place for them.
    shouldPersistHeaders: false,
  });
});

/** The tab that this browser showed last. */
function activeTab() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return { query: tabs[activeTabIndex].query ?? undefined, variables: tabs[activeTabIndex].variables ?? undefined };
  } catch {
    return {};
  }
}
