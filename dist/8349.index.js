export const id = 8349;
export const ids = [8349];
export const modules = {

/***/ 78349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promote: () => (/* binding */ promote)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);
/* harmony import */ var _previous_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9284);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83722);
/* harmony import */ var _read_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94671);
/* harmony import */ var _refuse_routing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74858);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15948);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35224);







/**
 * Moves the alias to a version that is published already: nothing is uploaded.
 *
 * @param wanted its number, or `previous`
 * @throws {DeployError | ServiceError} saying what failed
 */
async function promote(wanted, context) {
    const { aws, log, plan, progress } = context;
    const { facts } = progress;
    const name = plan.release?.alias?.name ?? '';
    const version = await progress.phase('Read', async () => {
        const options = { failed: (error) => (0,_read_target_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f1)(error, context) };
        const before = await aws.lambda.getFunction(undefined, options);
        Object.assign(facts, { before, current: before, unchanged: true });
        const alias = await aws.lambda.getAlias(name, options);
        facts.aliasBefore = alias;
        log.info((0,_read_target_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTarget */ .ff)(before, alias, context));
        (0,_refuse_routing_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseRouting */ .z)(alias, plan);
        const found = wanted === 'previous' ? await previousOf(alias, context) : await published(wanted, context);
        Object.assign(facts, { published: found, newVersion: false });
        return found;
    });
    log.info(`  ${wanted === 'previous' ? 'The previous version is' : 'Version to release:'} ${version.version} (code ${version.codeSha256.slice(0, 10)})`);
    if (plan.dryRun) {
        facts.dryRunAnswer = { kind: 'nothing to ask' };
        return;
    }
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_1__/* .waitUntilReady */ .b)(version, context);
    await (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .goLive */ .Hh)(version.version, context);
}
async function published(wanted, { aws }) {
    const version = await aws.lambda.getFunction(wanted, {
        failed: ({ notFound }) => notFound ? `There is no version ${wanted}.` : `Version ${wanted} could not be read.`,
    });
    const state = (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_5__/* .versionReady */ .WR)(version);
    if (state.kind !== 'failed')
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: `Version ${wanted} cannot serve (${(0,_wait_state_js__WEBPACK_IMPORTED_MODULE_5__/* .stateOf */ .L4)(version)}).`,
        why: state.reason,
        remedy: 'Give another version as `published-version`.',
        code: state.code,
    });
}
/** The newest version below the one that the alias serves which can serve. */
async function previousOf(alias, context) {
    const { aws, plan } = context;
    const name = plan.release?.alias?.name;
    if (!(0,_previous_js__WEBPACK_IMPORTED_MODULE_6__/* .isNumber */ .E)(alias?.version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
            what: alias === undefined
                ? `There is no version before that of ${name}, since ${name} does not exist.`
                : `There is no version before that of ${name}, since it points at ${alias.version}.`,
            remedy: 'Give the number of a version as `published-version`.',
        });
    }
    const current = Number(alias.version);
    const older = (await aws.lambda.versions())
        .map(({ version }) => Number(version))
        .filter((own) => own < current);
    for (const number of older.toSorted((one, other) => other - one)) {
        // Lists of versions carry no states.
        const version = await aws.lambda.getFunction(String(number));
        if ((0,_wait_state_js__WEBPACK_IMPORTED_MODULE_5__/* .versionReady */ .WR)(version).kind === 'settled')
            return version;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
        what: `There is no version before ${alias.version} that could serve.`,
        why: older.length === 0 ? `${alias.version} is the oldest published version.` : undefined,
        remedy: 'Give the number of a version as `published-version`, or deploy the code again.',
    });
}


/***/ })

};
