export const id = 8685;
export const ids = [8685];
export const modules = {

/***/ 8685:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createTarget: () => (/* binding */ createTarget)
/* harmony export */ });
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1544);
/* harmony import */ var _package_artifact_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(64790);
/* harmony import */ var _code_update_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(55608);
/* harmony import */ var _current_hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61793);
/* harmony import */ var _package_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25374);
/* harmony import */ var _planned_function_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10388);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62710);
/* harmony import */ var _read_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94671);
/* harmony import */ var _refuse_routing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74858);
/* harmony import */ var _send_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63535);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(59664);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9248);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(58176);
/* harmony import */ var _wait_state_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(35224);














const NOTHING = { members: {}, variables: new Map() };
/**
 * Creates the function that was looked for and not found, from the package and the configuration, and waits until it can
 * be used. Nothing else is created.
 *
 * @returns the function as any other is found; undefined in a dry run, which only says what would be
 * @throws {DeployError | ServiceError} where Lambda refuses or fails
 */
async function createTarget(artifact, context) {
    const { plan, progress } = context;
    const { facts } = progress;
    const wanted = plan.configuration ?? NOTHING;
    const planned = (0,_planned_function_js__WEBPACK_IMPORTED_MODULE_3__/* .plannedFunction */ .V)(wanted, context);
    (0,_refuse_routing_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseRouting */ .z)(undefined, plan);
    if (plan.release?.publishTo !== undefined && wanted.members.CapacityProviderConfig === undefined) {
        throw (0,_package_type_js__WEBPACK_IMPORTED_MODULE_2__/* .notManaged */ .l)(planned.name);
    }
    await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .preflight */ .M)(artifact, planned, context);
    if (plan.dryRun)
        return planCreation(artifact, planned, context);
    const uploaded = await (0,_send_code_js__WEBPACK_IMPORTED_MODULE_7__/* .uploadPackage */ .as)(artifact, planned, context);
    try {
        const before = await create(uploaded, wanted, planned, context);
        Object.assign(facts, { before, current: before, created: 'finished' });
        return { before, hash: before.codeSha256, alias: undefined };
    }
    catch (error) {
        const refused = error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && error.operation === 'lambda:CreateFunction';
        if (!(refused && error.alreadyExists))
            throw error;
        // Somebody else created it in between: it is a function as any other, unless it is gone again.
        facts.missing = undefined;
        const found = await (0,_read_target_js__WEBPACK_IMPORTED_MODULE_5__/* .readTarget */ ._E)(artifact, context);
        if (found === undefined)
            throw error;
        facts.created = undefined;
        return found;
    }
}
async function planCreation(artifact, planned, context) {
    const { plan, progress } = context;
    const { facts } = progress;
    if (artifact.kind === 'zip')
        facts.size = artifact.size;
    if (artifact.kind === 'zip' && 'upload' in plan.source && plan.source.upload) {
        await (0,_upload_js__WEBPACK_IMPORTED_MODULE_9__/* .requireBucket */ .E)(artifact, plan.source.upload, planned, context);
    }
    facts.dryRunAnswer = { kind: 'cannot be asked' };
}
async function create(artifact, wanted, { name }, context) {
    const { aws, plan, progress } = context;
    const { facts } = progress;
    const { architecture, kmsKeyArn, storageMode } = plan;
    const creation = {
        code: (0,_code_update_js__WEBPACK_IMPORTED_MODULE_12__/* .codeOf */ .$)(artifact),
        wanted,
        ...(architecture && { architecture }),
        ...(kmsKeyArn && { kmsKeyArn }),
        ...(storageMode && { storageMode }),
    };
    const work = async () => {
        const answered = await aws.lambda.createFunction(creation, {
            failed: (error) => failureOf(error, artifact, name),
            readBack: () => readBack(artifact, wanted, context),
            onState: (state) => {
                facts.created = state === 'not sent' ? undefined : state;
            },
        });
        Object.assign(facts, { before: answered, current: answered });
        const settled = await waitUntilActive(answered, context);
        (0,_update_js__WEBPACK_IMPORTED_MODULE_8__/* .refuseOtherCode */ .C)({ artifact, answered, settled }, context);
        return settled;
    };
    return progress.phase('Create', work, ({ packageType, architecture: on, codeSha256 }) => `Created ${name}: ${packageType}, ${on}, code ${codeSha256.slice(0, 10)}`);
}
/** After a lost answer: the function, if it is there and what was asked for. */
async function readBack(artifact, wanted, { aws }) {
    try {
        const now = await aws.lambda.getFunction();
        const known = (0,_package_artifact_js__WEBPACK_IMPORTED_MODULE_13__/* .codeHash */ .A)(artifact);
        const same = known === undefined || known === now.codeSha256;
        return same && now.configuration.changesTo(wanted).length === 0 ? now : undefined;
    }
    catch (error) {
        if (error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ && error.notFound)
            return undefined;
        throw error;
    }
}
async function waitUntilActive(answered, { aws, ...context }) {
    const { name } = answered;
    const failed = `The state of ${name} could not be read.`;
    const waiter = {
        line: `Lambda is still creating ${name}`,
        purpose: `create ${name}`,
        read: () => aws.lambda.getFunction(undefined, { failed }),
        stateOf: (now) => (0,_wait_state_js__WEBPACK_IMPORTED_MODULE_11__/* .afterUpdate */ .gt)(now),
    };
    return (0,_wait_js__WEBPACK_IMPORTED_MODULE_10__/* .waitForFunction */ .v0)(answered, waiter, { aws, ...context });
}
function failureOf(error, artifact, name) {
    const of = artifact.kind === 'zip' ? name : `${name} (${(0,_current_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(artifact)})`;
    if (error.throttled)
        return `Lambda went on throttling the creation of ${of}.`;
    if (error.transient)
        return `${of} could not be created, since Lambda could not assume its role until the time was up.`;
    if (error.lacksPermission)
        return `The creation of ${of} is not allowed.`;
    if (error.reach === 'refused')
        return `Lambda refused to create ${of}.`;
    return `The creation of ${of} got no answer from Lambda that could be used.`;
}


/***/ })

};
