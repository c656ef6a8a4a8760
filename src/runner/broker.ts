/**
 * The script of the opaque-origin frame, as text: its bytes are what the hash in two content security policies names, so no
 * tool may rewrite it. It never shares a realm with learner code. Its words are those of `protocol.ts`.
 *
 * It keeps one spare worker that has booted the realm and waits for code, since a boot costs more than most verdicts. It
 * refuses to work unless its own origin is opaque (otherwise any site could embed the frame without `sandbox` and run code
 * here) and takes its port from nobody but the page that holds the frame.
 */
export const brokerScript = `'use strict';
(() => {
  if (self.origin !== 'null' || parent === self) return;
  addEventListener('message', function boot(event) {
    if (event.source !== parent || event.data.type !== 'boot' || event.ports.length !== 1) return;
    removeEventListener('message', boot);
    serve(event.ports[0], URL.createObjectURL(new Blob([event.data.realm], { type: 'text/javascript' })));
  });

  function serve(page, realmUrl) {
    let spare = spawn();
    whenReady(spare, () => page.postMessage({ type: 'up' }), (message) => page.postMessage({ type: 'down', message }));

    page.onmessage = ({ data: { id, code, wallMs, out, free } }) => {
      const realm = spare ?? spawn();
      spare = undefined;
      let watchdog;
      const end = (response) => {
        clearTimeout(watchdog);
        realm.onfinished = realm.onfailed = () => {};
        realm.worker?.terminate();
        page.postMessage({ id, ...response });
      };
      const crash = (message) => end({ type: 'ended', end: { how: 'crashed', message } });
      whenReady(realm, () => {
        const startedAt = performance.now();
        watchdog = setTimeout(() => end({ type: 'ended', end: { how: 'wall-clock', wallMs } }), wallMs);
        realm.onfailed = crash;
        realm.onfinished = () => {
          end({ type: 'finished', wallMs: performance.now() - startedAt });
          spare ??= spawn();
        };
        realm.worker.postMessage({ code, out, free }, [out]);
      }, crash);
    };

    function spawn() {
      const realm = { ready: false, failure: undefined, onready() {}, onfinished() {}, onfailed() {} };
      const fail = (message) => {
        realm.failure = message;
        realm.onfailed(message);
      };
      try {
        realm.worker = new Worker(realmUrl);
      } catch (error) {
        realm.failure = String(error);
        return realm;
      }
      realm.worker.onmessage = ({ data }) => {
        if (data === 'ready') {
          realm.ready = true;
          realm.onready();
        }
        if (data === 'finished') realm.onfinished();
      };
      realm.worker.onmessageerror = () => fail('a message could not be read');
      realm.worker.onerror = (event) => {
        event.preventDefault();
        fail(String(event.message || 'the worker could not be started').slice(0, 300));
      };
      return realm;
    }
  }

  function whenReady(realm, onready, onfailed) {
    if (realm.failure !== undefined) onfailed(realm.failure);
    else if (realm.ready) onready();
    else {
      realm.onready = onready;
      realm.onfailed = onfailed;
    }
  }
})();
`;

/**
 * The sha256 of `brokerScript` in base64, as a content security policy wants it. Written down instead of computed because
 * the page needs it too, where hashing is asynchronous; a test compares and prints the right one.
 */
export const brokerHash = 'sha256-TyDx9Le3zX4k5zoqm76+jn6O90bkfCHoIr0ZXzPLB2o=';
