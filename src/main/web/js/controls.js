// The buttons and keys of the player.
const IDLE_AFTER = 3000;
const AUTOMATIC = '0';

export function controls(stage, player, words) {
  const { video } = player;
  const find = (name) => stage.querySelector(`[data-control="${name}"]`);
  const play = find('play');
  const mute = find('mute');
  const volume = find('volume');
  const live = find('live');
  const quality = find('quality');
  const full = find('fullscreen');
  const pip = find('pip');
  const sound = find('sound');

  const togglePlay = () => (video.paused ? player.goLive() : player.pause());
  const toggleMute = () => {
    video.muted = !video.muted;
    if (!video.muted && video.volume === 0) video.volume = 0.6;
  };
  const toggleFull = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
    else video.webkitEnterFullscreen?.();
  };

  play.addEventListener('click', togglePlay);
  mute.addEventListener('click', toggleMute);
  sound.addEventListener('click', () => {
    video.muted = false;
    player.resume();
    mute.focus({ preventScroll: true });
  });
  volume.addEventListener('input', () => {
    video.volume = Number(volume.value);
    video.muted = video.volume === 0;
  });
  live.addEventListener('click', () => player.goLive());
  full.addEventListener('click', toggleFull);
  quality.addEventListener('change', () => player.choose(quality.value));
  pip.hidden = !document.pictureInPictureEnabled;
  pip.addEventListener('click', () => {
    if (document.pictureInPictureElement) document.exitPictureInPicture();
    else video.requestPictureInPicture().catch(() => {});
  });

  const show = () => {
    press(play, !video.paused, words.pause, words.play);
    press(mute, video.muted, words.unmute, words.mute);
    volume.value = video.muted ? 0 : video.volume;
    sound.hidden = !(video.muted && player.playing);
    stage.toggleAttribute('data-paused', video.paused);
  };
  for (const event of ['play', 'pause', 'volumechange', 'playing', 'emptied']) video.addEventListener(event, show);
  document.addEventListener('fullscreenchange', () =>
    press(full, document.fullscreenElement === stage, words.window, words.fullscreen));
  player.addEventListener('levels', () => listQualities(quality, player, words));
  player.addEventListener('blocked', show);
  setInterval(() => showLatency(live, player, words), 500);
  show();
  keys(stage, { togglePlay, toggleMute, toggleFull, video, player });
  hideWhenIdle(stage, video);
}

function press(button, on, labelOn, labelOff) {
  const label = on ? labelOn : labelOff;
  button.toggleAttribute('data-on', on);
  if (button.getAttribute('aria-label') === label) return;
  button.setAttribute('aria-label', label);
  button.title = label;
}

function listQualities(select, player, words) {
  const renditions = player.renditions.map(({ name, height, source }) =>
    [name, source ? words.source.replace('{0}', `${height}p`) : `${height}p`]);
  const chosen = renditions.some(([name]) => name === player.wanted) ? player.wanted : AUTOMATIC;
  const automatic = player.height && chosen === AUTOMATIC ? `${words.auto} (${player.height}p)` : words.auto;
  const wanted = [[AUTOMATIC, automatic], ...renditions];
  if (select.dataset.shown === JSON.stringify(wanted)) return;
  select.dataset.shown = JSON.stringify(wanted);
  select.replaceChildren(...wanted.map(([value, text]) => new Option(text, value)));
  select.value = chosen;
}

function showLatency(button, player, words) {
  const { latency, catchUp } = player;
  const known = player.playing && Number.isFinite(latency);
  button.toggleAttribute('data-behind', player.video.paused || (known && latency > catchUp.target + 2));
  const text = button.querySelector('[data-latency]');
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1, maximumFractionDigits: 1,
  });
  text.textContent = known ? words.behind.replace('{0}', number.format(latency)) : '';
}

function keys(stage, { togglePlay, toggleMute, toggleFull, video, player }) {
  const louder = (by) => {
    video.volume = Math.min(1, Math.max(0, video.volume + by));
    video.muted = video.volume === 0;
  };
  const actions = {
    ' ': togglePlay, k: togglePlay, m: toggleMute, f: toggleFull, l: () => player.goLive(),
    ArrowUp: () => louder(0.1), ArrowDown: () => louder(-0.1),
    ArrowLeft: () => (video.currentTime -= 2), ArrowRight: () => player.goLive(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    if (event.key === ' ' && event.target.closest('button, a, summary')) return;
    const action = actions[event.key];
    if (!action || !player.address) return;
    event.preventDefault();
    action();
    stage.dispatchEvent(new Event('pointermove'));
  });
}

function hideWhenIdle(stage, video) {
  let timer;
  const wake = () => {
    stage.removeAttribute('data-idle');
    clearTimeout(timer);
    timer = setTimeout(() => {
      const held = stage.querySelector('.controls :focus-visible');
      if (!video.paused && !held) stage.setAttribute('data-idle', '');
    }, IDLE_AFTER);
  };
  for (const event of ['pointermove', 'pointerdown', 'focusin', 'keydown']) stage.addEventListener(event, wake);
  video.addEventListener('playing', wake);
  wake();
}
