// Written for the oldest browsers: when the page's own code has put nothing on the page, says that this one is too old, or, where a part of
// that code did not come over the line, loads the page anew as soon as the hub answers, each time in a row a little later.
(function () {
  var lost = false;
  var key = 'diem-cau.lost-parts';
  var pauses = [0, 2000, 5000, 10000, 20000, 60000];

  function show(id) {
    document.getElementById(id).hidden = false;
  }

  function askAgain() {
    setTimeout(ask, 2000);
  }

  function ask() {
    var asked = new XMLHttpRequest();
    asked.open('GET', '/readyz');
    asked.timeout = 10000;
    asked.onload = function () {
      if (asked.status !== 200) return askAgain();
      window.location.reload();
    };
    asked.onerror = asked.ontimeout = askAgain;
    asked.send();
  }

  function loadAnew() {
    var kept = (sessionStorage.getItem(key) || '0 0').split(' ');
    var ago = Date.now() - Number(kept[1]);
    var times = ago >= 0 && ago < 300000 ? Number(kept[0]) : 0;
    sessionStorage.setItem(key, times + 1 + ' ' + Date.now());
    setTimeout(ask, pauses[Math.min(times, pauses.length - 1)]);
  }

  window.addEventListener(
    'error',
    function (event) {
      if (event.target && event.target.type === 'module') lost = true;
    },
    true,
  );
  window.addEventListener('load', function () {
    if (lost) {
      show('not-whole');
      return loadAnew();
    }
    setTimeout(function () {
      if (!document.getElementById('root').firstChild) show('too-old');
    }, 3000);
  });
})();
