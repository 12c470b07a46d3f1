// Keeps the last picture on a canvas behind the curtain, so that a player that starts again does not leave a black window.
const WIDTH = 640;

export function still(video, canvas) {
  if (!video.videoWidth || video.readyState < 2) return;
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  canvas.hidden = false;
}
