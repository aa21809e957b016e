export const id = 2745;
export const ids = [2745];
export const modules = {

/***/ 12745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prune: () => (/* binding */ prune)
/* harmony export */ });
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);

/**
 * Deletes published versions beyond the newest ones, but none that an alias names, read afresh, nor the
 * one of this step. What cannot be deleted is a warning: the release is done.
 *
 * @param keep how many of the newest stay
 */
async function prune(keep, context) {
    const { aws, log, progress } = context;
    const deleted = [];
    progress.facts.deleted = deleted;
    try {
        await progress.phase('Prune', async () => {
            for (const version of await dispensable(keep, context)) {
                await aws.lambda.deleteVersion(version);
                deleted.push(version);
            }
        }, () => (deleted.length === 0 ? undefined : `Deleted ${wordsFor(deleted)}`));
    }
    catch (error) {
        if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._))
            throw error;
        const done = deleted.length === 0 ? '' : ` after ${wordsFor(deleted)}`;
        log.warning(`Old versions could not be deleted${done}: ${error.operation}: ${error.words || error.code} (\`keep-versions\`)`);
    }
}
async function dispensable(keep, { aws, progress }) {
    const versions = await aws.lambda.versions();
    const newest = versions.map(({ version }) => version).toSorted((one, other) => Number(other) - Number(one));
    // Last, so that no alias has moved in between.
    const aliases = await aws.lambda.aliases();
    const named = new Set(aliases.flatMap(({ version, weights }) => [version, ...Object.keys(weights)]));
    const own = progress.facts.published?.version;
    return newest.slice(keep).filter((version) => !named.has(version) && version !== own);
}
function wordsFor(versions) {
    return `${versions.length === 1 ? 'version' : 'versions'} ${versions.toSorted((one, other) => Number(one) - Number(other)).join(', ')}`;
}


/***/ })

};
