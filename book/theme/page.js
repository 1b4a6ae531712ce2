// A link into something folded opens it. Everything else on the page works without a script.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();
