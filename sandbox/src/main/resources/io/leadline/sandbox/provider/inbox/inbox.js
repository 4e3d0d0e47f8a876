// Keeps the list fresh and shows times in the reader's zone. The page works without it.
const rows = document.getElementById('rows');
let newest = document.body.dataset.newest;

function localTimes(root) {
  const today = new Date().toDateString();
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    time.title = at.toLocaleString();
    time.textContent = at.toDateString() === today
      ? at.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'})
      : at.toLocaleDateString([], {day: 'numeric', month: 'short'});
  }
}

async function refresh() {
  if (document.hidden || new URLSearchParams(location.search).has('before')) {
    return;
  }
  try {
    const pulse = await (await fetch('/api/pulse')).json();
    const status = document.querySelector('.status');
    status.textContent = pulse.status;
    status.classList.toggle('waits', pulse.waits);
    if (String(pulse.newest) === newest) {
      return;
    }
    const url = new URL(location.href);
    url.searchParams.set('part', 'list');
    const answer = await fetch(url);
    if (answer.ok) {
      rows.innerHTML = await answer.text();
      newest = String(pulse.newest);
      localTimes(rows);
    }
  } catch (away) {
    document.querySelector('.status').textContent = 'The simulator does not answer';
  }
}

localTimes(document);
setInterval(refresh, 1500);
