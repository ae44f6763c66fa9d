
'use strict';
for (const input of document.querySelectorAll('[data-filter]')) {
  const items = [...document.querySelectorAll('.' + input.dataset.filter)];
  const texts = items.map(item => (item.querySelector('h3').textContent).toLowerCase());
  const status = input.parentElement.querySelector('[role=status]');
  input.parentElement.hidden = false;
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    items.forEach((item, i) => {
      item.hidden = !texts[i].includes(wanted);
      shown += item.hidden ? 0 : 1;
    });
    status.textContent = wanted ? shown + ' of ' + items.length + ' shown' : '';
  });
}
addEventListener('hashchange', () => {
  const input = document.getElementById('filter-rules');
  const target = document.getElementById(location.hash.slice(1));
  const rule = target && target.closest('.rule[hidden]');
  if (rule && input) {
    input.value = '';
    input.dispatchEvent(new Event('input'));
    target.scrollIntoView();
  }
});
for (const code of document.querySelectorAll('.copy')) {
  if (!navigator.clipboard) break;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy this note';
  button.addEventListener('click', () =>
    navigator.clipboard.writeText(code.textContent).then(() => { button.textContent = 'Copied'; }));
  code.after(button);
}
