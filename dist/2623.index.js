export const id = 2623;
export const ids = [2623,803];
export const modules = {

/***/ 2675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ changesText)
/* harmony export */ });
/** e.g. `MemorySize 128 → 512, ~ Layers, + STAGE, - OLD`: names, and no value of a variable. */
function changesText(changes) {
    return changes.map(changeText).join(', ');
}
const SIGNS = { added: '+', changed: '~', removed: '-' };
function changeText({ kind, name, from, to }) {
    return to === undefined ? `${SIGNS[kind]} ${name}` : `${name} ${from ?? 'none'} → ${to}`;
}


/***/ }),

/***/ 50803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changedByOthers: () => (/* binding */ changedByOthers),
/* harmony export */   compareConfiguration: () => (/* binding */ compareConfiguration),
/* harmony export */   o: () => (/* binding */ updateConfiguration)
/* harmony export */ });
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76378);
/* harmony import */ var _configuration_changes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2675);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58176);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35224);





/** Between two tries to update a function whose revision changed in between. */
const RETRY_DELAY_MS = 500;
/**
 * Finds what is to change of the configuration, and notes it.
 *
 * @returns whether nothing is
 * @throws {DeployError} where Lambda could not read what would be overwritten
 */
function compareConfiguration(now, { plan, progress }) {
    const { configuration: wanted } = plan;
    if (wanted === undefined)
        return true;
    const unreadable = now.configuration.unreadableFor(wanted);
    if (unreadable !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
            what: `Lambda could not read \`${unreadable.member}\` of ${now.name}, so that nobody knows what a change of it would overwrite.`,
            why: unreadable.why || undefined,
            remedy: `Let the function's key be used again, or leave \`${unreadable.member}\` out of \`configuration\`.`,
        });
    }
    const changes = now.configuration.changesTo(wanted);
    progress.facts.configuration = { changes, update: 'not sent' };
    return changes.length === 0;
}
/**
 * Makes the changes that were found in one request, and waits until they have taken effect.
 *
 * @param before as it was compared
 * @throws {DeployError | ServiceError} where Lambda refuses or fails, or somebody else changed the function in between
 */
function updateConfiguration(before, wanted, context) {
    const { log, progress } = context;
    const { facts } = progress;
    const changes = facts.configuration?.changes ?? [];
    const work = async () => {
        const answered = await send(before, wanted, context);
        facts.current = answered;
        const settled = await waitUntilConfigured(before, answered, context);
        facts.current = settled;
        if (!settled.configuration.isSameAs(answered.configuration))
            throw changedByOthers(settled);
        const kept = settled.configuration.changesTo(wanted);
        if (kept.length > 0) {
            log.warning(`Lambda took the configuration and describes it otherwise, so that the next run will send this again: ${(0,_configuration_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .changesText */ .T)(kept)}.`);
        }
        note('finished', context);
        return settled;
    };
    return progress.phase('Configuration', work, () => `Configuration updated: ${(0,_configuration_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .changesText */ .T)(changes)}`);
}
/** Somebody else's change in between, which is not to be overwritten, nor released. */
function changedByOthers({ name, lastModified }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .s({
        what: `The configuration of ${name} was changed by something else while this deployment ran.`,
        why: `It was last modified at ${lastModified}.`,
        remedy: 'Look at what it is now, then run the step again. A `concurrency:` group makes deployments follow each other.',
    });
}
/** Guarded by the revision that the changes were found at. What others did beside the configuration is no obstacle. */
async function send(before, wanted, context) {
    const { aws, deadline, plan } = context;
    const isDone = ({ configuration }) => configuration.isAfter(before.configuration, wanted);
    for (let known = before;;) {
        const revisionId = plan.revisionId ?? known.revisionId;
        const update = { current: known.configuration, wanted, revisionId };
        try {
            return await aws.lambda.updateConfiguration(update, {
                failed: (error) => failureOf(error, known),
                onConflict: async () => (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitUntilIdle */ .yb)(await aws.lambda.getFunction(), context),
                readBack: async () => {
                    const now = await aws.lambda.getFunction();
                    return now.revisionId !== known.revisionId && isDone(now) ? now : undefined;
                },
                onState: (state) => note(state, context),
            });
        }
        catch (error) {
            const changed = error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && error.code === 'PreconditionFailedException';
            if (!changed || plan.revisionId !== undefined || deadline.remainingMs === 0)
                throw error;
            const now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitUntilIdle */ .yb)(await aws.lambda.getFunction(), context);
            if (isDone(now)) {
                note('accepted', context);
                return now;
            }
            if (!now.configuration.isSameAs(before.configuration))
                throw changedByOthers(now);
            await deadline.pause(deadline.jittered(RETRY_DELAY_MS));
            known = now;
        }
    }
}
function note(update, { progress: { facts } }) {
    if (facts.configuration)
        facts.configuration = { ...facts.configuration, update };
}
async function waitUntilConfigured(before, answered, context) {
    const stale = answered.revisionId === before.revisionId ? undefined : before.revisionId;
    const failed = `The state of ${before.name} could not be read.`;
    const waiter = {
        line: `Lambda is still updating the configuration of ${before.name}`,
        purpose: `apply the configuration of ${before.name}`,
        read: () => context.aws.lambda.getFunction(undefined, { failed }),
        stateOf: (now) => {
            const state = (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_4__/* .afterUpdate */ .gt)(now, stale);
            if (now.lastUpdateStatus === 'Failed' && state.kind === 'failed')
                note('abandoned', context);
            return state;
        },
    };
    const now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .waitForFunction */ .v0)(answered, waiter, context);
    // The answer to an update says nothing of the code's key, which it leaves alone.
    return now.sourceKmsKeyArn === null ? { ...now, sourceKmsKeyArn: before.sourceKmsKeyArn } : now;
}
function failureOf(error, { name }) {
    if (error.conflict)
        return `${name} was kept busy by other updates until the time was up.`;
    if (error.throttled)
        return `Lambda went on throttling the update of the configuration of ${name}.`;
    if (error.lacksPermission)
        return `The update of the configuration of ${name} is not allowed.`;
    if (error.code === 'PreconditionFailedException')
        return `${name} is not at the revision that was asked for.`;
    if (error.reach === 'refused')
        return `Lambda rejected the configuration of ${name}.`;
    return `The update of the configuration of ${name} got no answer from Lambda that could be used.`;
}


/***/ }),

/***/ 32623:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sendChanges: () => (/* binding */ sendChanges)
/* harmony export */ });
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50803);
/* harmony import */ var _send_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63535);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59664);



/**
 * Sends what differs of configuration and code; both have taken effect when this returns. The configuration comes first,
 * since nobody but Lambda can check it: the package has been checked, and is where Lambda fetches it from by then.
 *
 * @throws {DeployError | ServiceError} also where somebody else changed the configuration in between
 */
async function sendChanges(artifact, before, wanted, context) {
    const { log, plan, progress } = context;
    const { codeKept, configuration } = progress.facts;
    const configures = configuration !== undefined && configuration.changes.length > 0;
    const uploaded = codeKept ? undefined : await (0,_send_code_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadPackage */ .as)(artifact, before, context);
    if (configures && uploaded !== undefined) {
        const alias = plan.release?.alias?.name ?? 'an alias';
        log.info(`  Callers without a qualifier may meet the new configuration before the new code; ${alias} never serves one without the other`);
    }
    const configured = configures ? await (0,_configuration_js__WEBPACK_IMPORTED_MODULE_0__/* .updateConfiguration */ .o)(before, wanted, context) : before;
    if (uploaded === undefined)
        return;
    const settled = await (0,_update_js__WEBPACK_IMPORTED_MODULE_2__/* .updateCode */ .P)(uploaded, configured, context);
    if (settled.configuration.isSameAs(configured.configuration))
        return;
    progress.facts.replaced = true;
    throw (0,_configuration_js__WEBPACK_IMPORTED_MODULE_0__.changedByOthers)(settled);
}


/***/ })

};
