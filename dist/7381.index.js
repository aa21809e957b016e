export const id = 7381;
export const ids = [7381];
export const modules = {

/***/ 87381:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  shiftAlias: () => (/* binding */ shiftAlias)
});

// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
// EXTERNAL MODULE: ../../src/errors.ts
var errors = __webpack_require__(76378);
// EXTERNAL MODULE: ../../src/plan/release.ts + 2 modules
var release = __webpack_require__(83130);
// EXTERNAL MODULE: ../../src/deploy/alias.ts
var deploy_alias = __webpack_require__(3477);
// EXTERNAL MODULE: ../../src/deploy/alias-routing.ts
var alias_routing = __webpack_require__(54858);
// EXTERNAL MODULE: ../../src/region.ts
var src_region = __webpack_require__(11257);
// EXTERNAL MODULE: ../../src/deploy/wait.ts + 1 modules
var wait = __webpack_require__(58176);
;// CONCATENATED MODULE: ../../src/deploy/code-deployment.ts



/** Between two looks at a deployment, which may take hours. */
const LONGEST_DELAY_MS = 10_000;
/**
 * Waits until a deployment is over, however it ended.
 *
 * @param line subject and verb of a line about it
 * @throws {DeployError | ServiceError} where the time is up, or it cannot be read
 */
async function waitUntilOver(id, line, work, context) {
    const read = () => look(id, work, context);
    const waiter = {
        line,
        read,
        isOver: ({ deployment }) => isOver(deployment),
        describe: ({ deployment, alias }) => [deployment.status || 'status unknown', alias && (0,alias_routing/* sharesOf */.AR)(alias)].filter(Boolean).join(', '),
        longestDelayMs: LONGEST_DELAY_MS,
    };
    return (0,wait/* waitFor */.fm)(await read(), waiter, context);
}
async function look(id, work, context) {
    const { aws, progress } = context;
    const failed = `The CodeDeploy deployment ${id} could not be read.`;
    const deployment = await work.service.read(id, { failed });
    note(deployment, work, context);
    const alias = await aws.lambda.getAlias(work.wanted.name, { failed });
    progress.facts.aliasNow = { state: alias };
    return { deployment, alias };
}
/** What CodeDeploy says of the deployment of this step is a fact, whatever becomes of the step afterwards. */
function note({ id, status }, work, { progress: { facts } }) {
    // A rollback is a deployment of its own.
    if (facts.codeDeployment?.id !== id)
        return;
    facts.codeDeployment = { ...facts.codeDeployment, status };
    if (status !== 'Succeeded')
        return;
    const { wanted, version, before } = work;
    facts.alias = { name: wanted.name, arn: before.arn, from: before.version, to: version, moved: true };
}
function isOver({ status }) {
    return /^(Succeeded|Failed|Stopped)$/.test(status);
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
/** The same, to copy. */
function consoleSnippet(id, context) {
    const url = consoleUrl(id, context);
    return url === undefined ? [] : [{ title: 'That deployment:', language: 'text', text: url }];
}

;// CONCATENATED MODULE: ../../src/deploy/shift-end.ts




/** A rollback is named a moment after the deployment that it takes back has ended. */
const ROLLBACK_LOOKS = 5;
const ROLLBACK_DELAY_MS = 2_000;
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
async function explainEnd(ended, work, context) {
    const { deadline } = context;
    const { wanted } = work;
    const { id, status, error } = ended.deployment;
    let now = ended;
    let rollback;
    try {
        now = await untilRollback(ended, work, context);
        const { rollbackId } = now.deployment;
        if (rollbackId !== undefined) {
            const line = `CodeDeploy is still taking back the traffic of ${wanted.name}`;
            now = await waitUntilOver(rollbackId, line, work, context);
            rollback = now.deployment;
        }
    }
    catch (cause) {
        deadline.cancelled.throwIfAborted();
        // Why the deployment failed is what matters.
        if (!(cause instanceof errors/* DeployError */.s || cause instanceof service_error/* ServiceError */._))
            throw cause;
    }
    const rollbackWords = rollback !== undefined && rollback.status !== 'Succeeded'
        ? `Its rollback ${rollback.id} ended as ${rollback.status}${rollback.error.message ? `: ${rollback.error.message}` : '.'}`
        : undefined;
    return new errors/* DeployError */.s({
        what: `The CodeDeploy deployment ${id} ended as ${status}: ${servedNow(wanted.name, now.alias)}.`,
        why: [error.message, rollbackWords].filter(Boolean).join('\n') || undefined,
        remedy: REMEDIES[error.code ?? ''],
        snippets: consoleSnippet(id, context),
        code: error.code,
    });
}
/** Looks again for a while where the version still has traffic and nothing takes it back yet. */
async function untilRollback(ended, work, context) {
    const { deadline } = context;
    let now = ended;
    for (let looks = 0; looks < ROLLBACK_LOOKS; looks++) {
        const isBack = !(0,alias_routing/* servesAlready */.pb)(work.version, now.alias);
        if (isBack || now.deployment.rollbackId !== undefined || deadline.remainingMs === 0)
            break;
        await deadline.pause(ROLLBACK_DELAY_MS);
        now = await look(now.deployment.id, work, context);
    }
    return now;
}
function servedNow(name, alias) {
    if (alias === undefined)
        return `the alias ${name} is gone`;
    return (0,alias_routing/* isWeighted */.y0)(alias) ? `of ${name} ${(0,alias_routing/* sharesOf */.AR)(alias)}` : `${name} serves version ${alias.version}`;
}

// EXTERNAL MODULE: ../../src/deadline.ts
var src_deadline = __webpack_require__(71401);
;// CONCATENATED MODULE: ../../src/deploy/stop-shift.ts



/** A cancelled job is killed after ten seconds; what else it has to do takes three of them. */
const LIMIT_MS = 3_000;
/** What hangs is tried again. */
const ATTEMPT_MS = 1_000;
const DELAY_MS = 300;
/**
 * A cancelled step stops its deployment, and CodeDeploy takes the traffic back. What may have been started is looked
 * for; where it goes on, that is said.
 */
async function stopShift(work, context) {
    const { aws, host, log, progress } = context;
    const { codeDeployment, aliasUnanswered } = progress.facts;
    if (codeDeployment === undefined && aliasUnanswered !== true)
        return;
    const deadline = new src_deadline/* Deadline */.B(LIMIT_MS, host.clock, new AbortController().signal, host.random);
    try {
        const service = await aws.codeDeploy(work.plan, deadline, ATTEMPT_MS);
        const id = codeDeployment?.id ?? (await findStarted(service, work, context, deadline));
        if (id === undefined) {
            log.warning('CodeDeploy did not answer. It may have started a deployment, which then continues by itself.');
            return;
        }
        progress.facts.codeDeployment ??= { id, url: consoleUrl(id, context) };
        await stop(id, service, { ...work, service }, context);
    }
    catch (error) {
        if (!(error instanceof service_error/* ServiceError */._))
            throw error;
        log.warning(`The CodeDeploy deployment could not be stopped and continues by itself: ${error.operation}: ${error.words || error.code}`);
    }
}
async function stop(id, service, work, context) {
    const { log } = context;
    try {
        await service.stop(id);
        log.info(`  CodeDeploy deployment ${id} was stopped, and takes its traffic back`);
    }
    catch (error) {
        if (!(error instanceof service_error/* ServiceError */._ && error.code === 'DeploymentAlreadyCompletedException'))
            throw error;
        const deployment = await service.read(id);
        note(deployment, work, context);
        log.info(`  CodeDeploy deployment ${id} was over already: ${deployment.status}`);
    }
}
/** The deployment that was asked for when the job was cancelled: it may come a moment later. */
async function findStarted(service, work, context, deadline) {
    for (;;) {
        const active = await service.active();
        if (active !== undefined && !isOver(active) && isSame(active, work, context))
            return active.id;
        if (deadline.remainingMs === 0)
            return undefined;
        await deadline.pause(DELAY_MS);
    }
}

;// CONCATENATED MODULE: ../../src/deploy/shift-alias.ts








/** CodeDeploy's code for a group that has a deployment under way already. */
const BUSY = 'DeploymentLimitExceededException';
/** Characters of a deployment's description (https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html). */
const DESCRIPTION_LIMIT = 256;
/**
 * Lets CodeDeploy shift the traffic of an alias to a version, and waits for the end of it. A deployment that does this
 * already is joined. An alias that is not there, or has the version already, has no traffic to shift from another.
 *
 * @throws {DeployError | ServiceError} also where the traffic was taken back
 */
async function shiftAlias(shift, context) {
    const { aws, deadline, log, progress } = context;
    const { wanted, version, plan } = shift;
    const before = progress.facts.aliasBefore;
    if (before === undefined)
        return (0,deploy_alias/* moveAlias */.k)(wanted, version, context);
    const service = await aws.codeDeploy(plan);
    const work = { ...shift, before, service };
    const active = await service.active({ failed: 'The deployments of CodeDeploy could not be read.' });
    if (active === undefined && before.version === version)
        return (0,deploy_alias/* moveAlias */.k)(wanted, version, context);
    try {
        await progress.phase('CodeDeploy', () => (active === undefined ? start(work, context) : join(active, work, context)), () => `${wanted.name}: version ${before.version} → ${version}, by CodeDeploy`);
    }
    catch (error) {
        const { codeDeployment } = progress.facts;
        if (deadline.cancelled.aborted)
            await stopShift(work, context);
        else if (codeDeployment !== undefined && !isOver({ status: '', ...codeDeployment })) {
            log.warning(`The CodeDeploy deployment ${codeDeployment.id} continues by itself; the next run of this step waits for it.`);
        }
        throw error;
    }
}
async function start(work, context) {
    const { wanted, version, before } = work;
    const { lambda } = context.aws;
    const failed = `CodeDeploy did not start to shift ${wanted.name} to version ${version}.`;
    const now = await lambda.getAlias(wanted.name, { failed });
    if (now !== undefined && (0,alias_routing/* isRouted */.Es)(now, { version }))
        return finish(now, work, context);
    if (now === undefined || !(0,alias_routing/* isRouted */.Es)(now, before)) {
        context.progress.facts.aliasNow = { state: now };
        throw (0,deploy_alias/* movedByOthers */.q)(wanted, now);
    }
    let started;
    try {
        started = await create(work, failed, context);
    }
    catch (error) {
        const active = error instanceof service_error/* ServiceError */._ && error.code === BUSY ? await work.service.active() : undefined;
        if (active === undefined)
            throw error;
        return join(active, work, context);
    }
    if (started.id !== undefined)
        return follow(started.id, work, context);
    finish(await lambda.getAlias(wanted.name, { failed }), work, context);
}
function create(work, failed, context) {
    const { wanted, version, before, service } = work;
    const { aws, plan, progress } = context;
    const purpose = purposeOf(work, context);
    const origin = plan.release?.description;
    const room = DESCRIPTION_LIMIT - purpose.length - ' ()'.length;
    const shift = {
        functionName: progress.facts.before?.name ?? '',
        alias: wanted.name,
        from: before.version,
        to: version,
        description: origin && room > 0 ? `${purpose} (${(0,release/* shortened */.vI)(origin, room)})` : purpose,
    };
    return service.create(shift, {
        failed,
        readBack: async () => {
            const active = await service.active();
            if (active !== undefined && isSame(active, work, context))
                return { id: active.id };
            // One that shifts at once may be over already.
            const now = await aws.lambda.getAlias(wanted.name);
            return now !== undefined && (0,alias_routing/* isRouted */.Es)(now, { version }) ? { id: undefined } : undefined;
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
    throw new errors/* DeployError */.s({
        what: `CodeDeploy has another deployment of ${work.plan.group} under way: ${active.id} (${active.status}).`,
        why: active.description === '' ? undefined : `Its description: ${active.description}`,
        remedy: 'Run the step again once it is over.',
        snippets: consoleSnippet(active.id, context),
    });
}
async function follow(id, work, context) {
    const { log, progress } = context;
    const { wanted, version } = work;
    const url = consoleUrl(id, context);
    progress.facts.codeDeployment = { id, url };
    progress.facts.aliasUnanswered = false;
    log.info(`  CodeDeploy deployment ${id}${url === undefined ? '' : `: ${url}`}`);
    const line = `CodeDeploy is still shifting ${wanted.name} to version ${version}`;
    const moment = await waitUntilOver(id, line, work, context);
    if (moment.deployment.status !== 'Succeeded')
        throw await explainEnd(moment, work, context);
    finish(moment.alias, work, context);
}
function finish(alias, work, { progress }) {
    const { wanted, version, before } = work;
    if (alias === undefined || !(0,alias_routing/* isRouted */.Es)(alias, { version }))
        throw (0,deploy_alias/* movedByOthers */.q)(wanted, alias);
    progress.facts.alias = { name: wanted.name, arn: alias.arn, from: before.version, to: version, moved: true };
}


/***/ })

};
