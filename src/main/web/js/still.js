// Keeps the last picture on a canvas behind the curtain, so that a player that starts again does not leave a black window.
// Small, so that stretching it blurs it: a filter would be worked out again at each step of the spinner.
const WIDTH = 56;
const DIMMED = 'rgb(0 0 0 / 40%)';

export function still(video, canvas) {
  if (!video.videoWidth || video.readyState < 2) return;
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  context.fillStyle = DIMMED;
  context.fillRect(0, 0, canvas.width, canvas.height);
  canvas.hidden = false;
}
