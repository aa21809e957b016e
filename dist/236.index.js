export const id = 236;
export const ids = [236];
export const modules = {

/***/ 7236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  shiftAlias: () => (/* binding */ shiftAlias)
});

// EXTERNAL MODULE: ./src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(4830);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/deploy/alias.ts
var deploy_alias = __webpack_require__(591);
// EXTERNAL MODULE: ./src/deploy/alias-routing.ts
var alias_routing = __webpack_require__(4268);
// EXTERNAL MODULE: ./src/region.ts
var src_region = __webpack_require__(2663);
// EXTERNAL MODULE: ./src/deploy/wait.ts + 1 modules
var wait = __webpack_require__(9874);
;// CONCATENATED MODULE: ./src/deploy/code-deployment.ts



/** Between two looks at a deployment, which may take hours. */
const LONGEST_DELAY_MS = 10_000;
/**
 * Waits until a deployment is over, however it ended.
 *
 * @param line subject and verb of a line about it
 * @throws {DeployError | ServiceError} where the time is up, or it cannot be read
 */
async function waitUntilOver(id, line, { wanted, service }, context) {
    const failed = `The CodeDeploy deployment ${id} could not be read.`;
    const read = async () => {
        const deployment = await service.read(id, { failed });
        const alias = await context.aws.lambda.getAlias(wanted.name, { failed });
        context.progress.facts.aliasNow = { state: alias };
        return { deployment, alias };
    };
    const waiter = {
        line,
        read,
        isOver: ({ deployment }) => /^(Succeeded|Failed|Stopped)$/.test(deployment.status),
        describe: ({ deployment, alias }) => [deployment.status, alias && (0,alias_routing/* sharesOf */.AR)(alias)].filter(Boolean).join(', '),
        longestDelayMs: LONGEST_DELAY_MS,
    };
    return (0,wait/* waitFor */.fm)(await read(), waiter, context);
}
/** What a deployment does, as its description begins: by it a later run knows the deployment of an earlier one. */
function purposeOf({ wanted, version }, { progress }) {
    return `${progress.facts.before?.name}:${wanted.name} to version ${version}`;
}
/** Whether a deployment does what this one should. */
function isSame({ description }, shift, context) {
    const purpose = purposeOf(shift, context);
    return description === purpose || description.startsWith(`${purpose} (`);
}
/** Where the console shows a deployment. */
function consoleUrl(id, { plan }) {
    const { region } = plan.target;
    const host = (0,src_region/* consoleHost */.kd)((0,src_region/* partitionOf */.iQ)(region), region);
    return host && `https://${host}/codesuite/codedeploy/deployments/${id}?region=${region}`;
}

// EXTERNAL MODULE: ./src/deadline.ts
var src_deadline = __webpack_require__(6683);
;// CONCATENATED MODULE: ./src/deploy/shift-end.ts





/** A cancelled job is killed after ten seconds. */
const STOP_LIMIT_MS = 3_000;
/** What to change, by CodeDeploy's error codes; an unknown one has its message only. */
const REMEDIES = {
    ALARM_ACTIVE: 'Look at the alarms of the deployment group, correct the function and deploy again.',
    HOOK_EXECUTION_FAILURE: 'Look at the log of the function that the hook ran, then deploy again.',
    IAM_ROLE_MISSING: 'The deployment group needs a service role that CodeDeploy can assume.',
    IAM_ROLE_PERMISSIONS: 'The service role of the deployment group needs more permissions: AWS has AWSCodeDeployRoleForLambda for it.',
    INVALID_LAMBDA_CONFIGURATION: 'If something else moved the alias in between, look at what it serves now, then run the step again.',
    MANUAL_STOP: 'It was stopped on purpose: run the step again to shift the traffic after all.',
};
/** Why a deployment did not succeed, and what the alias serves once its traffic was taken back. */
async function explainEnd({ deployment, alias }, work, context) {
    const { deadline } = context;
    const { wanted } = work;
    const { id, status, error, rollbackId } = deployment;
    let now = alias;
    try {
        if (rollbackId !== undefined) {
            const line = `CodeDeploy is still taking back the traffic of ${wanted.name}`;
            now = (await waitUntilOver(rollbackId, line, work, context)).alias;
        }
    }
    catch (cause) {
        deadline.cancelled.throwIfAborted();
        // Why the deployment failed is what matters.
        if (!(cause instanceof errors/* DeployError */.s || cause instanceof service_error/* ServiceError */._))
            throw cause;
    }
    const url = consoleUrl(id, context);
    return new errors/* DeployError */.s({
        what: `The CodeDeploy deployment ${id} ended as ${status}: ${servedNow(wanted.name, now)}.`,
        why: error.message,
        remedy: [REMEDIES[error.code ?? ''], url && `The deployment: ${url}`].filter(Boolean).join(' '),
        code: error.code,
    });
}
function servedNow(name, alias) {
    if (alias === undefined)
        return `the alias ${name} is gone`;
    return (0,alias_routing/* isWeighted */.y0)(alias) ? `of ${name} ${(0,alias_routing/* sharesOf */.AR)(alias)}` : `${name} serves version ${alias.version}`;
}
/** A cancelled step stops its deployment, and CodeDeploy takes the traffic back. */
async function stopShift(work, context) {
    const { aws, host, log, progress } = context;
    const { codeDeployment, aliasUnanswered } = progress.facts;
    if (codeDeployment === undefined && aliasUnanswered !== true)
        return;
    const deadline = new src_deadline/* Deadline */.B(STOP_LIMIT_MS, host.clock, AbortSignal.timeout(STOP_LIMIT_MS), host.random);
    try {
        const service = await aws.codeDeploy(work.plan, deadline);
        const active = await service.active();
        if (active === undefined || !isSame(active, work, context))
            return;
        progress.facts.codeDeployment ??= { id: active.id, url: consoleUrl(active.id, context) };
        await service.stop(active.id);
        log.info(`  CodeDeploy deployment ${active.id} was stopped, and takes its traffic back`);
    }
    catch (error) {
        if (!(error instanceof service_error/* ServiceError */._))
            throw error;
        log.warning(`The CodeDeploy deployment could not be stopped, and goes on by itself: ${error.operation}: ${error.words || error.code}`);
    }
}

;// CONCATENATED MODULE: ./src/deploy/shift-alias.ts






/** CodeDeploy's code for a group that has a deployment under way already. */
const BUSY = 'DeploymentLimitExceededException';
/**
 * Lets CodeDeploy shift the traffic of an alias to a version, and waits for the end of it. An alias that is
 * not there yet has no traffic to shift: it is created. A deployment that does this already is joined.
 *
 * @throws {DeployError | ServiceError} also where the traffic was taken back
 */
async function shiftAlias(shift, context) {
    const { aws, deadline, progress } = context;
    const { wanted, version, plan } = shift;
    const before = progress.facts.aliasBefore;
    if (before === undefined)
        return (0,deploy_alias/* moveAlias */.k)(wanted, version, context);
    const service = await aws.codeDeploy(plan);
    const work = { ...shift, before, service };
    const active = await service.active({ failed: 'The deployments of CodeDeploy could not be read.' });
    if (active === undefined && (0,alias_routing/* isRouted */.Es)(before, { version }))
        return (0,deploy_alias/* moveAlias */.k)(wanted, version, context);
    try {
        await progress.phase('CodeDeploy', () => (active === undefined ? start(work, context) : join(active, work, context)), () => `${wanted.name}: version ${before.version} → ${version}, by CodeDeploy`);
    }
    catch (error) {
        if (deadline.cancelled.aborted)
            await stopShift(work, context);
        throw error;
    }
}
async function start(work, context) {
    let id;
    try {
        id = await create(work, context);
    }
    catch (error) {
        const active = error instanceof service_error/* ServiceError */._ && error.code === BUSY ? await work.service.active() : undefined;
        if (active === undefined)
            throw error;
        return join(active, work, context);
    }
    await follow(id, work, context);
}
async function create(work, context) {
    const { wanted, version, before, service } = work;
    const { aws, plan, progress } = context;
    const failed = `CodeDeploy did not start to shift ${wanted.name} to version ${version}.`;
    const now = await aws.lambda.getAlias(wanted.name, { failed });
    if (now === undefined || !(0,alias_routing/* isRouted */.Es)(now, before)) {
        progress.facts.aliasNow = { state: now };
        throw (0,deploy_alias/* movedByOthers */.q)(wanted, now);
    }
    const origin = plan.release?.description;
    const shift = {
        functionName: progress.facts.before?.name ?? '',
        alias: wanted.name,
        from: before.version,
        to: version,
        description: `${purposeOf(work, context)}${origin ? ` (${origin})` : ''}`,
    };
    return service.create(shift, {
        failed,
        readBack: async () => {
            const active = await service.active();
            return active && isSame(active, work, context) ? active.id : undefined;
        },
        onState: (state) => {
            progress.facts.aliasUnanswered = state === 'unanswered';
        },
    });
}
/** Goes on with a deployment that is under way already, if it does what this one should. */
async function join(active, work, context) {
    if (isSame(active, work, context))
        return follow(active.id, work, context);
    const url = consoleUrl(active.id, context);
    throw new errors/* DeployError */.s({
        what: `CodeDeploy has another deployment of ${work.plan.group} under way: ${active.id} (${active.status}).`,
        why: active.description === '' ? undefined : `Its description: ${active.description}`,
        remedy: `Run the step again once it is over${url === undefined ? '.' : `: ${url}`}`,
    });
}
async function follow(id, work, context) {
    const { log, progress } = context;
    const url = consoleUrl(id, context);
    progress.facts.codeDeployment = { id, url };
    log.info(`  CodeDeploy deployment ${id}${url === undefined ? '' : `: ${url}`}`);
    const { wanted, version, before } = work;
    const line = `CodeDeploy is still shifting ${wanted.name} to version ${version}`;
    const moment = await waitUntilOver(id, line, work, context);
    if (moment.deployment.status !== 'Succeeded')
        throw await explainEnd(moment, work, context);
    const { alias } = moment;
    if (alias === undefined || !(0,alias_routing/* isRouted */.Es)(alias, { version }))
        throw (0,deploy_alias/* movedByOthers */.q)(wanted, alias);
    progress.facts.alias = { name: wanted.name, arn: alias.arn, from: before.version, to: version, moved: true };
}


/***/ })

};
