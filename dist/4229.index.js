export const id = 4229;
export const ids = [4229];
export const modules = {

/***/ 54229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   releaseOfEvent: () => (/* binding */ releaseOfEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/**
 * The release that triggered the run, from the payload of the event `release`
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads#release); undefined in other runs.
 */
function releaseOfEvent(env) {
    const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
    if (name !== 'release' || !path)
        return undefined;
    try {
        const { release } = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
        return typeof release?.id === 'number' ? { id: release.id, tag: String(release.tag_name) } : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
