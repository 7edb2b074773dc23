// Written for the oldest browsers: says that this one is too old, when the page's own code has put nothing on the page.
window.addEventListener('load', function () {
  setTimeout(function () {
    if (!document.getElementById('root').firstChild) document.getElementById('too-old').hidden = false;
  }, 3000);
});
