// Written for the oldest browsers: when the page's own code has put nothing on the page, says that this one is too old, or, where a part of
// that code did not come over the line, loads the page anew as soon as the hub answers, each time in a row a little later.
(function (/** @type {{ lost: boolean }} */ state, /** @type {string} */ key, /** @type {number[]} */ pauses) {
  /** @param {string} id */
  function show(id) {
    document.getElementById(id).hidden = false;
  }

  function askAgain() {
    setTimeout(function () {
      ask(new XMLHttpRequest());
    }, 2000);
  }

  /** @param {XMLHttpRequest} asked */
  function ask(asked) {
    asked.open('GET', '/readyz');
    asked.timeout = 10000;
    asked.onload = function () {
      if (asked.status === 200) window.location.reload();
      else askAgain();
    };
    asked.onerror = asked.ontimeout = askAgain;
    asked.send();
  }

  /**
   * @param {string[]} kept
   * @param {number} now
   */
  function inARow(kept, now) {
    return now >= Number(kept[1]) && now - Number(kept[1]) < 300000 ? Number(kept[0]) : 0;
  }

  /**
   * @param {number} times
   * @param {number} now
   */
  function loadAnew(times, now) {
    sessionStorage.setItem(key, times + 1 + ' ' + now);
    setTimeout(
      function () {
        ask(new XMLHttpRequest());
      },
      pauses[Math.min(times, pauses.length - 1)],
    );
  }

  window.addEventListener(
    'error',
    function (event) {
      if (event.target && event.target.type === 'module') state.lost = true;
    },
    true,
  );
  window.addEventListener('load', function () {
    if (state.lost) {
      show('not-whole');
      loadAnew(inARow((sessionStorage.getItem(key) || '0 0').split(' '), Date.now()), Date.now());
    } else
      setTimeout(function () {
        if (!document.getElementById('root').firstChild) show('too-old');
      }, 3000);
  });
})({ lost: false }, 'diem-cau.lost-parts', [0, 2000, 5000, 10000, 20000, 60000]);
