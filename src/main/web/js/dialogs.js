// <button data-open="#dialog-id"> opens a <dialog>, <button data-close> closes the one it is in; menus close by themselves.
export function dialogButtons() {
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('button[data-open]');
    if (opener) document.querySelector(opener.dataset.open)?.showModal();
    event.target.closest('button[data-close]')?.closest('dialog')?.close();
    if (event.target instanceof HTMLDialogElement) event.target.close();
  });
}

export function menus() {
  const open = () => document.querySelectorAll('details.menu[open]');
  document.addEventListener('click', (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}
