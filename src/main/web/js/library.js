// Loads hls.js, early and at most once.

/** @return a function that gives a promise of hls.js's default export, and tries again after a failure */
export function libraryAt(address) {
  let failures = 0;
  let loading = null;
  const load = () => {
    // Some browsers remember for good that a module did not come under an address.
    loading ??= import(failures ? `${address}?again=${failures}` : address).then(
      (module) => module.default,
      (failure) => {
        failures++;
        loading = null;
        throw failure;
      },
    );
    return loading;
  };
  load().catch(() => {});
  return load;
}
