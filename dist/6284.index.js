export const id = 6284;
export const ids = [6284];
export const modules = {

/***/ 9284:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ previousVersion),
/* harmony export */   E: () => (/* binding */ isNumber)
/* harmony export */ });
/** Whether this names a published version; an alias may also point at `$LATEST`, which is none. */
function isNumber(version) {
    return version !== undefined && /^\d+$/.test(version);
}
/** The version that was there before: the alias's, else the newest published one. */
function previousVersion({ aliasBefore, newestBefore }) {
    return [aliasBefore?.version, newestBefore?.version].find(isNumber);
}


/***/ }),

/***/ 92020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ percent)
/* harmony export */ });
/** A share from 0 to 1 as people read it, with at most one decimal. */
function percent(share) {
    return `${Math.round(share * 1000) / 10} %`;
}


/***/ }),

/***/ 6805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ changesTable),
/* harmony export */   MZ: () => (/* binding */ codeCell),
/* harmony export */   k0: () => (/* binding */ planTable),
/* harmony export */   nV: () => (/* binding */ servedBy)
/* harmony export */ });
/* harmony import */ var _deploy_configuration_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2675);
/* harmony import */ var _deploy_previous_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9284);
/* harmony import */ var _percent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92020);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13668);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85186);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50559);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4757);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21693);








/** What changed, as a table; undefined where nothing did. */
function changesTable(outcome) {
    const rows = [
        aliasRow(outcome),
        versionRow(outcome),
        codeRow(outcome),
        architectureRow(outcome),
        ...configurationRows(outcome),
    ];
    return tableOf(rows, ['', 'Before', 'Now']);
}
/** What a dry run found that would change, and what would stay. */
function planTable(outcome) {
    const { facts, plan } = outcome;
    const { before } = facts;
    if (plan !== undefined && facts.missing !== undefined)
        return creationTable(outcome);
    if (before === undefined || plan === undefined)
        return undefined;
    const changed = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .isChanged */ .Hq)(outcome);
    const now = codeCell(before.codeSha256, before.codeSize);
    const next = facts.sha256 === undefined ? 'not known' : codeCell(facts.sha256, facts.size);
    const architecture = plan.architecture ?? before.architecture;
    const same = before.architecture === architecture;
    return tableOf([
        ['Code', now, (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .isCodeChanged */ .A5)(outcome) === false ? now : bold(next)],
        plannedAlias(outcome, changed),
        ['Architecture', (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(before.architecture), same ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(architecture) : bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(architecture))],
        ...configurationRows(outcome),
    ], PLANNED);
}
const PLANNED = ['', 'Now', 'With this deployment'];
function creationTable(outcome) {
    const { sha256, size } = outcome.facts;
    const code = sha256 === undefined ? 'not known' : codeCell(sha256, size);
    return tableOf([['Code', '–', bold(code)], plannedAlias(outcome, true)], PLANNED);
}
/** The versions that an alias serves: `version 1 (75 %), version 2 (25 %)`. */
function servedBy({ version, weights }) {
    const others = Object.entries(weights);
    if (others.length === 0)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)([(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .versionSpan */ .XS)(version)]);
    const rest = 1 - others.reduce((sum, [, weight]) => sum + weight, 0);
    const shares = [[version, rest], ...others];
    const parts = shares.flatMap(([each, share], at) => [
        at === 0 ? '' : ', ',
        (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .versionSpan */ .XS)(each),
        ` (${Math.round(share * 100)} %)`,
    ]);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)(parts);
}
function tableOf(rows, headings) {
    const shown = rows.filter((row) => row !== undefined);
    return shown.length === 0 ? undefined : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(shown, headings);
}
function aliasRow(outcome) {
    const { alias, aliasBefore } = outcome.facts;
    if (alias === undefined || !alias.moved)
        return undefined;
    const share = alias.weight === undefined ? '' : ` (${(0,_percent_js__WEBPACK_IMPORTED_MODULE_5__/* .percent */ .K)(alias.weight)})`;
    const now = bold(`${(0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLink */ .PK)(outcome, alias.to)}${share}`);
    return [
        `Alias ${bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .shortName */ .EU)(alias.name)))}`,
        aliasBefore ? servedCell(outcome, aliasBefore) : '–',
        now,
    ];
}
function servedCell(outcome, alias) {
    const plainly = Object.keys(alias.weights).length === 0;
    return plainly ? (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLink */ .PK)(outcome, alias.version) : servedBy(alias);
}
/** The alias names the version where there is one. */
function versionRow(outcome) {
    const { alias, published, newestBefore } = outcome.facts;
    if (published === undefined || alias !== undefined)
        return undefined;
    const before = newestBefore === undefined ? '–' : (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLink */ .PK)(outcome, newestBefore.version);
    return ['Published version', before, bold((0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLink */ .PK)(outcome, published.version))];
}
function codeRow(outcome) {
    const { before } = outcome.facts;
    const now = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .latestOf */ .Te)(outcome);
    if (now !== undefined && outcome.facts.created !== undefined) {
        return ['Code', '–', codeCell(now.codeSha256, now.codeSize)];
    }
    if (before === undefined || now === undefined || before.codeSha256 === now.codeSha256)
        return undefined;
    return ['Code', codeCell(before.codeSha256, before.codeSize), codeCell(now.codeSha256, now.codeSize)];
}
function architectureRow(outcome) {
    const { before } = outcome.facts;
    const now = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .latestOf */ .Te)(outcome);
    if (before === undefined || now === undefined || before.architecture === now.architecture)
        return undefined;
    return ['Architecture', (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(before.architecture), bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(now.architecture))];
}
/** A row for each value, one for all that only has a name, such as variables. */
function configurationRows(outcome) {
    const { changes = [] } = outcome.facts.configuration ?? {};
    if ((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .isConfigurationChanged */ .vO)(outcome) === false)
        return [];
    const named = changes.filter(({ to }) => to === undefined);
    const valued = changes.flatMap(({ name, from, to }) => to === undefined ? [] : [[(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(name), (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(from ?? '–'), bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(to))]]);
    return named.length === 0 ? valued : [...valued, ['Configuration', '', bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_deploy_configuration_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .changesText */ .T)(named)))]];
}
/** An image's size is not told. */
function codeCell(hash, size) {
    return `${(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .shortHash */ .BC)(hash))}${size === undefined || size === 0 ? '' : ` · ${(0,_size_js__WEBPACK_IMPORTED_MODULE_6__/* .readableSize */ .g)(size)}`}`;
}
function plannedAlias(outcome, changed) {
    const name = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .wantedAlias */ .EW)(outcome);
    const release = outcome.plan?.release;
    if (release === undefined)
        return undefined;
    const { aliasBefore, newestBefore, published } = outcome.facts;
    const same = published ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)([(0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .versionSpan */ .XS)(published.version)]) : bold('a version with this code');
    const replaced = bold(changed === undefined ? 'a version with its code' : 'a new version');
    const next = changed === false ? same : replaced;
    if (name !== undefined) {
        const { weight } = release.alias ?? {};
        const share = weight === undefined ? '' : ` (${(0,_percent_js__WEBPACK_IMPORTED_MODULE_5__/* .percent */ .K)(weight)})`;
        return [
            `Alias ${bold((0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .shortName */ .EU)(name)))}`,
            aliasBefore ? servedCell(outcome, aliasBefore) : '–',
            `${next}${share}`,
        ];
    }
    const newest = (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_7__/* .isNumber */ .E)(newestBefore?.version) ? (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .versionLink */ .PK)(outcome, newestBefore.version) : '–';
    return ['Published version', newest, next];
}
function bold(inner) {
    return `<b>${inner}</b>`;
}


/***/ }),

/***/ 54354:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ consoleLink)
/* harmony export */ });
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68553);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11257);


/**
 * Where the console shows a function, or a version or alias of it.
 *
 * @param arn a function's ARN, with or without qualifier, as Lambda returned it: the partition is its
 */
function consoleLink(arn) {
    const { partition = '', region = '', name, qualifier } = (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFunctionArn */ .x$)(arn) ?? {};
    const host = (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .consoleHost */ .kd)(partition, region);
    if (host === undefined || qualifier?.startsWith('$'))
        return undefined;
    const kind = qualifier !== undefined && /^\d+$/.test(qualifier) ? 'versions' : 'aliases';
    const path = qualifier === undefined ? '' : `/${kind}/${qualifier}`;
    return `https://${host}/lambda/home?region=${region}#/functions/${name}${path}`;
}


/***/ }),

/***/ 6269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ failureBlocks)
});

// EXTERNAL MODULE: ../../src/report/headline.ts
var headline = __webpack_require__(85186);
// EXTERNAL MODULE: ../../src/report/html.ts
var html = __webpack_require__(50559);
// EXTERNAL MODULE: ../../src/report/sanitize.ts
var sanitize = __webpack_require__(7085);
// EXTERNAL MODULE: ../../src/deploy/configuration-changes.ts
var configuration_changes = __webpack_require__(2675);
// EXTERNAL MODULE: ../../src/report/changes.ts
var changes = __webpack_require__(6805);
// EXTERNAL MODULE: ../../src/report/links.ts
var links = __webpack_require__(4757);
// EXTERNAL MODULE: ../../src/report/outcome-queries.ts
var outcome_queries = __webpack_require__(21693);
;// CONCATENATED MODULE: ../../src/report/steps.ts





const NOBODY_ANSWERED = 'sent, but nobody answered: it may have happened';
/** How far a failed step came, as a table; undefined where it had read nothing yet. */
function stepsTable(outcome) {
    if (outcome.facts.before === undefined || outcome.plan?.dryRun !== false)
        return undefined;
    const steps = [
        ...checkSteps(outcome),
        ...creationSteps(outcome),
        ...configurationSteps(outcome),
        ...codeSteps(outcome),
        ...versionSteps(outcome),
        ...smokeTestSteps(outcome),
        ...aliasSteps(outcome),
    ];
    const stop = steps.findIndex(({ state }) => state !== 'done');
    return (0,html/* table */.tp)(steps.map((step, at) => rowOf(step, at, stop, outcome)));
}
function rowOf({ name, state, detail, waits }, at, stop, outcome) {
    if (state === 'done')
        return ['✅', name, detail];
    if (state === 'unknown')
        return ['❓', name, detail];
    if (at !== stop)
        return ['–', name, ['not reached', detail].filter(Boolean).join(': ')];
    const { lastSeen } = outcome;
    const seen = waits && lastSeen !== undefined ? (0,html/* html */.qy)(['Lambda said: ', { quote: lastSeen }]) : '';
    return ['⏹️', name, ['stopped here', detail, seen].filter(Boolean).join('; ')];
}
/** Said only where it is what stopped the step. */
function checkSteps({ stoppedAt }) {
    return stoppedAt === 'Package check' ? [{ name: 'Package check passed', state: 'missing', detail: '' }] : [];
}
function creationSteps({ facts }) {
    if (facts.created === undefined)
        return [];
    const done = facts.created === 'finished';
    return [
        { name: 'Function created', state: 'done', detail: '' },
        { name: 'Function ready', state: done ? 'done' : 'missing', detail: '', waits: true },
    ];
}
function configurationSteps({ facts }) {
    const { changes = [], update } = facts.configuration ?? {};
    if (changes.length === 0)
        return [];
    const step = { name: 'Configuration updated', detail: (0,html/* prose */.CS)((0,configuration_changes/* changesText */.T)(changes)) };
    if (update === 'finished')
        return [{ ...step, state: 'done' }];
    if (update === 'unanswered')
        return [{ ...step, state: 'unknown', detail: NOBODY_ANSWERED }];
    return [{ ...step, state: 'missing', waits: true }];
}
function codeSteps(outcome) {
    const { facts } = outcome;
    if (outcome.plan?.source.kind === 'published-version' || facts.created !== undefined)
        return [];
    const { update, unchanged, codeKept } = facts;
    if (unchanged === true || codeKept === true) {
        return [{ name: 'Code sent', state: 'done', detail: 'not needed: the function already runs this code' }];
    }
    const sent = { name: 'Code sent' };
    const finished = { name: 'Update finished', state: 'missing', detail: '', waits: true };
    if (update === 'not sent')
        return [{ ...sent, state: 'missing', detail: '' }, finished];
    if (update === 'unanswered')
        return [{ ...sent, state: 'unknown', detail: NOBODY_ANSWERED }, finished];
    if (update === 'abandoned') {
        const kept = 'Lambda failed to apply it: the old code still serves';
        return [
            { ...sent, state: 'done', detail: 'Lambda took it' },
            { ...finished, detail: kept },
        ];
    }
    const done = { ...sent, state: 'done', detail: sentDetail(outcome) };
    return [done, update === 'finished' ? { ...finished, state: 'done' } : finished];
}
function sentDetail(outcome) {
    const { replaced, sha256 } = outcome.facts;
    const latest = hashOf((0,outcome_queries/* latestOf */.Te)(outcome)?.codeSha256);
    return replaced === true
        ? `${hashOf(sha256)} was sent, then another deployment replaced it with ${latest}`
        : `${latest} is on <code>$LATEST</code>`;
}
function hashOf(hash) {
    return hash === undefined ? 'it' : (0,changes/* codeCell */.MZ)(hash, undefined);
}
function versionSteps(outcome) {
    const { facts, plan } = outcome;
    if (plan?.release === undefined)
        return [];
    const { published } = facts;
    if (published === undefined) {
        const unknown = facts.publishUnanswered === true;
        const detail = unknown ? NOBODY_ANSWERED : '';
        return [{ name: 'Version published', state: unknown ? 'unknown' : 'missing', detail }];
    }
    const made = facts.newVersion === false ? ', which was there already' : '';
    const link = `${(0,links/* versionLink */.PK)(outcome, published.version)}${made}`;
    return [
        { name: 'Version published', state: 'done', detail: link },
        { name: 'Version ready', state: facts.ready === true ? 'done' : 'missing', detail: '', waits: true },
    ];
}
function smokeTestSteps({ facts, plan }) {
    if (plan?.release?.smokeTest === undefined || facts.alias !== undefined)
        return [];
    const name = 'Smoke test passed';
    if (facts.smokeTest === 'passed')
        return [{ name, state: 'done', detail: '' }];
    if (facts.smokeTest !== 'unanswered')
        return [{ name, state: 'missing', detail: '' }];
    return [{ name, state: 'unknown', detail: 'sent, but nobody answered: it may have run' }];
}
function aliasSteps(outcome) {
    const { facts } = outcome;
    const wanted = (0,outcome_queries/* wantedAlias */.EW)(outcome);
    if (wanted === undefined)
        return [];
    const name = `Alias <b>${(0,html/* prose */.CS)((0,outcome_queries/* shortName */.EU)(wanted))}</b> ${(0,outcome_queries/* isAliasMissing */.vx)(facts) ? 'created' : 'moved'}`;
    if (facts.alias !== undefined) {
        const link = (0,links/* versionLink */.PK)(outcome, facts.alias.to);
        return [
            { name, state: 'done', detail: facts.alias.moved ? link : `not needed: it already serves ${link}` },
        ];
    }
    if (facts.aliasUnanswered === true)
        return [{ name, state: 'unknown', detail: NOBODY_ANSWERED }];
    const { aliasNow } = facts;
    if (aliasNow !== undefined) {
        const detail = aliasNow.state ? `now ${(0,changes/* servedBy */.nV)(aliasNow.state)}` : 'it is gone';
        return [{ name, state: 'missing', detail }];
    }
    if ((0,outcome_queries/* isAliasMissing */.vx)(facts))
        return [{ name, state: 'missing', detail: 'it does not exist yet' }];
    return [{ name, state: 'missing', detail: facts.aliasBefore ? `still ${(0,changes/* servedBy */.nV)(facts.aliasBefore)}` : '' }];
}

;// CONCATENATED MODULE: ../../src/report/failure.ts




/** Half a policy helps nobody: what is longer than this is left out. */
const MAX_SNIPPET_LENGTH = 10_000;
const MAX_SNIPPETS = 8;
/** A remedy that says how to go on, rather than what to change. */
const NOTHING_TO_FIX = /\brun the (?:step|job) again\b|^Please report\b/i;
/** What failed, how far the step had come, and what to do: blocks of the summary. */
function failureBlocks(error, outcome) {
    const steps = stepsTable(outcome);
    return [
        ...whyBlocks(error, outcome),
        ...(steps === undefined ? [] : [steps]),
        ...remedyBlocks(error, outcome),
        ...snippetBlocks(error),
        ...originBlocks(error),
    ];
}
/** What failed is not said twice: the first line of it is left out if the heading has it. */
function whyBlocks({ what, why }, outcome) {
    const isInHeading = outcome.status === 'failed' || (0,headline/* headlineOf */.gD)(outcome).startsWith((0,headline/* firstSentence */.qi)(what));
    const lines = (0,sanitize/* sanitizeText */.jZ)(what).trim().split('\n');
    const rest = lines.slice(isInHeading ? 1 : 0).join('\n');
    const blocks = rest.trim() === '' ? [] : [`<p>${(0,html/* prose */.CS)(rest)}</p>`];
    return why === undefined || why.trim() === ''
        ? blocks
        : [...blocks, `<blockquote>${(0,html/* prose */.CS)(why)}</blockquote>`];
}
function remedyBlocks({ remedy }, { status }) {
    if (remedy !== undefined) {
        return [`<p><b>${NOTHING_TO_FIX.test(remedy) ? 'Next' : 'Fix'}:</b> ${(0,html/* prose */.CS)(remedy)}</p>`];
    }
    if (status !== 'incomplete')
        return [];
    return ['<p><b>Next:</b> run the job again. It continues where this one stopped.</p>'];
}
function snippetBlocks(error) {
    const short = error.snippets.filter(({ text }) => text.length <= MAX_SNIPPET_LENGTH).slice(0, MAX_SNIPPETS);
    return short.flatMap(({ title, text, language, folded }) => {
        const block = (0,html/* codeBlock */.DV)(text, language);
        return folded ? [(0,html/* collapsed */.yZ)((0,html/* prose */.CS)(title.replace(/:$/, '')), [block])] : [`<p>${(0,html/* prose */.CS)(title)}</p>`, block];
    });
}
function originBlocks({ code, requestId }) {
    const request = requestId === undefined ? undefined : `request ${requestId}`;
    const origin = [code, request].filter((part) => part !== undefined).map((part) => (0,html/* prose */.CS)(part));
    return origin.length === 0 ? [] : [`<p><sub>${origin.join(' · ')}</sub></p>`];
}


/***/ }),

/***/ 96192:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ findingBlocks),
/* harmony export */   d: () => (/* binding */ findingCount)
/* harmony export */ });
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50559);

/** Further ones are in the log. */
const MAX_COLLAPSED = 20;
/** The findings of preflight, the certain ones first: the first one in an alert, the others collapsed. */
function findingBlocks({ facts, error }) {
    // An error about the package names its findings itself.
    const isInError = (finding) => error?.message.includes(finding.what) === true;
    const findings = facts.findings.filter((finding) => !isInError(finding)).toSorted(byCertainty);
    const [first, ...others] = findings;
    if (first === undefined)
        return [];
    const alert = `> [!WARNING]\n>\n> ${blockOf(first)}`;
    if (others.length === 0)
        return [alert];
    const title = `${findingCount(others.length, 'more ')} in the package`;
    const more = others.length > MAX_COLLAPSED ? ['<p>The log has the rest.</p>'] : [];
    return [alert, (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .collapsed */ .yZ)(title, [...others.slice(0, MAX_COLLAPSED).map(blockOf), ...more])];
}
/** `1 finding`, `2 more findings`. */
function findingCount(count, more = '') {
    return `${count} ${more}${count === 1 ? 'finding' : 'findings'}`;
}
function byCertainty(one, other) {
    return Number(other.certain) - Number(one.certain);
}
function blockOf({ what, consequence, remedy }) {
    return `<p>${[(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(what), (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(consequence), `<b>Fix:</b> ${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(remedy)}`].join('<br>')}</p>`;
}


/***/ }),

/***/ 4757:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ shiftLink),
/* harmony export */   PK: () => (/* binding */ versionLink),
/* harmony export */   Yv: () => (/* binding */ originLinks),
/* harmony export */   uM: () => (/* binding */ linkTo)
/* harmony export */ });
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68553);
/* harmony import */ var _console_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54354);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85186);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50559);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21693);





/** HTML that leads to where a function, or a version or alias of it, is shown. */
function linkTo(outcome, inner, qualifier) {
    const arn = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_4__/* .functionArnOf */ .hs)(outcome);
    const link = arn && (0,_console_link_js__WEBPACK_IMPORTED_MODULE_1__/* .consoleLink */ .i)((0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .withQualifier */ .f6)(arn, qualifier));
    return link ? anchor(link, inner) : inner;
}
/** `version 7`, or another text, with its link. */
function versionLink(outcome, version, text) {
    return linkTo(outcome, text === undefined ? (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy)([(0,_headline_js__WEBPACK_IMPORTED_MODULE_2__/* .versionSpan */ .XS)(version)]) : (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(text), version);
}
/** Commit, ref or release, and run: where a deployment comes from, each with its link. */
function originLinks(source, env) {
    const commit = commitLink(env);
    const ref = refLink(env);
    const parts = [commit && `commit ${commit}${ref ? ` ${ref}` : ''}`, assetLink(source, env), runLink(env)];
    return parts.filter((part) => part !== undefined);
}
/** The release of the package, where it is not that of the run. */
function assetLink(source, env) {
    if (source?.kind !== 'release-asset' || source.tag === undefined)
        return undefined;
    return `package of release ${tagLink(source.tag, env)}`;
}
function tagLink(tag, env) {
    return /^[\w.+/@-]+$/.test(tag) ? onGitHub(env, `releases/tag/${tag}`, (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(tag)) : (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(tag);
}
/** The commit that the run is of, with its link; undefined outside of GitHub. */
function commitLink(env) {
    const { GITHUB_SHA: sha = '' } = env;
    if (!/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    return onGitHub(env, `commit/${sha}`, (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(sha.slice(0, 7)));
}
/**
 * The branch or tag of the run, or the release that triggered it, with its link. In a run of a release the ref
 * is its tag (docs.github.com, "Events that trigger workflows": release).
 */
function refLink(env) {
    const { GITHUB_EVENT_NAME: event, GITHUB_REF_NAME: ref = '' } = env;
    if (ref === '')
        return undefined;
    if (event !== 'release')
        return `on ${(0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(ref)}`;
    return `of release ${tagLink(ref, env)}`;
}
/** The run, by its number, with its link; undefined outside of GitHub. */
function runLink(env) {
    const { GITHUB_RUN_ID: id = '', GITHUB_RUN_NUMBER: number = '' } = env;
    if (!/^\d+$/.test(id) || !/^\d+$/.test(number))
        return undefined;
    return onGitHub(env, `actions/runs/${id}`, `run ${number}`);
}
/** `inner` as a link to a page of the repository, where server and repository look like what they are. */
function onGitHub(env, page, inner) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = env;
    const known = /^https:\/\/[\w.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
    return known ? anchor(`${server}/${repository}/${page}`, inner) : inner;
}
/** The deployment of CodeDeploy that shifts the alias, with its link. */
function shiftLink({ codeDeployment }) {
    if (codeDeployment === undefined)
        return undefined;
    const { id, url } = codeDeployment;
    return `CodeDeploy ${url === undefined ? (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(id) : anchor(url, (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(id))}`;
}
function anchor(url, inner) {
    return `<a href="${(0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeText */ .X1)(url)}">${inner}</a>`;
}


/***/ }),

/***/ 60070:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   qS: () => (/* binding */ resultsOf)
/* harmony export */ });
/* unused harmony export resultOf */
/* harmony import */ var _deploy_previous_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9284);
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68553);
/* harmony import */ var _console_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54354);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85186);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21693);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7085);






/** No real value is as long: what is longer is left out, since half a value is a wrong one. */
const MAX_LENGTH = 2_048;
/** Characters of an error in the results. */
const MAX_ERROR_LENGTH = 4_000;
/** All outputs of a job have a megabyte together. */
const MAX_RESULTS_BYTES = 500_000;
/** Everything a later step may want to know of one target, by the names of the outputs, also of a failure. */
function outputsOf(outcome) {
    const { facts, plan } = outcome;
    const changed = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .isChanged */ .Hq)(outcome);
    const outputs = {
        'function-name': (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(outcome),
        'function-arn': (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .functionArnOf */ .hs)(outcome),
        region: plan?.target.region,
        ...versionAndAlias(outcome),
        ...((0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .isDryRun */ .vG)(outcome) ? plannedCode(outcome, changed) : codeOf(facts.published ?? (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .latestOf */ .Te)(outcome))),
        'package-type': facts.before?.packageType,
        'resolved-image-uri': (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .isDryRun */ .vG)(outcome) && changed !== false ? undefined : (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .latestOf */ .Te)(outcome)?.resolvedImageUri,
        changed: changed === undefined ? undefined : String(changed),
        'previous-code-sha256': facts.created ? undefined : facts.before?.codeSha256,
        'previous-version': (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .previousVersion */ .C)(facts),
    };
    return Object.fromEntries(Object.entries(outputs).filter(isSet));
}
/** The `results` output: an object a target. Errors are cut until all of them fit. */
function resultsOf(outcomes) {
    for (let limit = MAX_ERROR_LENGTH;; limit /= 2) {
        const text = JSON.stringify(outcomes.map((outcome) => resultOf(outcome, limit)));
        if (Buffer.byteLength(text) <= MAX_RESULTS_BYTES || limit < 100)
            return text;
    }
}
/** One target: its outputs in types of JSON, with its status, and the error if there is one. */
function resultOf(outcome, errorLength = MAX_ERROR_LENGTH) {
    const { changed, 'code-size': size, ...texts } = outputsOf(outcome);
    // What ended well without being released has no error of its own.
    const error = outcome.error?.message ?? (outcome.status === 'incomplete' ? (0,_headline_js__WEBPACK_IMPORTED_MODULE_2__/* .headlineOf */ .gD)(outcome) : undefined);
    return {
        status: outcome.status,
        ...texts,
        ...(size !== undefined && { 'code-size': Number(size) }),
        ...(changed !== undefined && { changed: changed === 'true' }),
        ...(error && { error: (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .truncate */ .xv)(error, errorLength) }),
    };
}
/** Version and alias, and where the console shows them. */
function versionAndAlias(outcome) {
    const { alias, aliasBefore } = outcome.facts;
    const published = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .isDryRun */ .vG)(outcome) ? undefined : outcome.facts.published;
    const arn = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_3__/* .functionArnOf */ .hs)(outcome);
    const versionArn = published && arn && (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .withQualifier */ .f6)(arn, published.version);
    const aliasArn = alias?.arn ?? aliasBefore?.arn;
    const links = [aliasArn, (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_4__/* .isNumber */ .E)(published?.version) ? versionArn : undefined, arn];
    return {
        version: published?.version ?? (isOnLatest(outcome) ? '$LATEST' : undefined),
        'version-arn': versionArn,
        'alias-arn': aliasArn,
        'console-url': links.map((link) => link && (0,_console_link_js__WEBPACK_IMPORTED_MODULE_1__/* .consoleLink */ .i)(link)).find((url) => url !== undefined),
    };
}
/** No version was asked for, and `$LATEST` has the code. */
function isOnLatest({ facts, plan }) {
    if (plan === undefined || plan.dryRun || plan.release !== undefined)
        return false;
    const { codeKept, configuration, created, replaced, unchanged, update } = facts;
    if (unchanged === true)
        return true;
    const hasCode = update === 'finished' || created === 'finished' || codeKept === true;
    const configured = (configuration?.changes ?? []).length === 0 || configuration?.update === 'finished';
    return hasCode && configured && replaced !== true;
}
function codeOf(state) {
    return {
        'code-sha256': state?.codeSha256,
        'code-size': state && String(state.codeSize),
        architecture: state?.architecture,
        'revision-id': state?.revisionId,
        'last-modified': state?.lastModified,
    };
}
/** What a dry run says the code would become; the revision is the one that was found. */
function plannedCode({ facts, plan }, changed) {
    const { before, sha256, size } = facts;
    const known = changed === false ? before?.codeSize : size;
    return {
        ...codeOf(before),
        'code-sha256': changed === false ? before?.codeSha256 : sha256,
        'code-size': known === undefined ? undefined : String(known),
        architecture: plan?.architecture ?? before?.architecture,
    };
}
function isSet(entry) {
    const [, value] = entry;
    return value !== undefined && value !== '' && value.length <= MAX_LENGTH;
}


/***/ }),

/***/ 46284:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   report: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _deploy_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37645);
/* harmony import */ var _deploy_progress_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32610);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85186);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60070);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77594);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37830);






/** Says what a step came to: in the log, as outputs, as an annotation where it failed, and in the summary. */
async function report(step, options) {
    const [only, ...others] = step.outcomes;
    if (only !== undefined && others.length === 0)
        return reportTarget(only, options);
    const { reportTargets } = await __webpack_require__.e(/* import() */ 2134).then(__webpack_require__.bind(__webpack_require__, 42134));
    reportTargets(step, options);
}
function reportTarget(outcome, { env, log, jobSummary }) {
    const headline = (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .headlineOf */ .gD)(outcome);
    const { error } = outcome;
    const outputs = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .outputsOf */ .Yz)(outcome);
    (0,_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutputs */ .n0)({ ...outputs, results: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .resultsOf */ .qS)([outcome]) }, env);
    if (jobSummary)
        (0,_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSummary */ .Sy)((0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryOf */ .YG)(outcome, env), env);
    if (error !== undefined)
        (0,_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(error, (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .titleOf */ .Gg)(outcome));
    else if ((0,_deploy_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .isNotLive */ .ec)(outcome.facts))
        log.warning(headline);
    else if (outcome.status === 'planned')
        log.result(headline);
    else
        log.result(`${headline}, ${(0,_deploy_progress_js__WEBPACK_IMPORTED_MODULE_5__/* .seconds */ .Y)(outcome.elapsedMs)}`);
    if (outputs['console-url'] !== undefined)
        log.info(outputs['console-url']);
}


/***/ }),

/***/ 85030:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ rollbackCommand)
/* harmony export */ });
/* harmony import */ var _deploy_previous_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9284);
/* harmony import */ var _outcome_queries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21693);


/** What may stand in a command that people copy; names from Lambda always fit. */
const WORD = /^[\w.:/@={}-]+$/;
/**
 * The AWS CLI command that restores what was there before, in lines; undefined where there is nothing to
 * restore, or nothing known to restore it from.
 */
function rollbackCommand(outcome) {
    const { plan, status } = outcome;
    if (plan === undefined || plan.dryRun)
        return undefined;
    if (status !== 'deployed' && status !== 'incomplete')
        return undefined;
    const region = ['--region', plan.target.region];
    const fn = ['--function-name', plan.target.functionName];
    return aliasRollback(outcome, region, fn) ?? codeRollback(outcome, region, fn);
}
/** To the version and the weights that the alias had, if it was moved or may have been. */
function aliasRollback({ facts, plan }, region, fn) {
    const { alias, aliasBefore, aliasUnanswered, deleted = [] } = facts;
    const name = alias?.name ?? plan?.release?.alias?.name;
    const moved = alias === undefined ? aliasUnanswered === true : alias.moved;
    if (!moved || name === undefined || !(0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(aliasBefore?.version))
        return undefined;
    const weights = Object.entries(aliasBefore.weights);
    if ([aliasBefore.version, ...Object.keys(aliasBefore.weights)].some((own) => deleted.includes(own)))
        return undefined;
    if (!weights.every(([version]) => (0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(version)))
        return undefined;
    if (alias?.to === aliasBefore.version && weights.length === 0)
        return undefined;
    const routing = weights.map(([version, weight]) => `${version}=${weight}`).join(',');
    return aws(['update-alias', ...region], [...fn, '--name', name, '--function-version', aliasBefore.version], ['--routing-config', `AdditionalVersionWeights={${routing}}`]);
}
/** To the code that `$LATEST` had, from its image or from a version that has it. */
function codeRollback(outcome, region, fn) {
    const { facts } = outcome;
    const { before, newestBefore } = facts;
    if (before === undefined || facts.update === 'not sent' || (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .isChanged */ .Hq)(outcome) === false)
        return undefined;
    // What another deployment put there is not ours to take back.
    if (facts.alias !== undefined || facts.replaced === true)
        return undefined;
    const now = (0,_outcome_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .latestOf */ .Te)(outcome);
    const architecture = now?.architecture === before.architecture ? [] : ['--architectures', before.architecture];
    if (before.resolvedImageUri !== undefined) {
        const image = ['--image-uri', before.resolvedImageUri, ...architecture];
        return aws(['update-function-code', ...region], fn, image);
    }
    if (newestBefore?.codeSha256 !== before.codeSha256 || !(0,_deploy_previous_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .E)(newestBefore.version))
        return undefined;
    const url = aws(['get-function', ...region], [...fn, '--qualifier', newestBefore.version], ['--query', 'Code.Location', '--output', 'text']);
    const zip = ['--zip-file', 'fileb://previous.zip', ...architecture];
    const update = aws(['update-function-code', ...region], fn, zip);
    return url && update && `curl -o previous.zip "$(${url})" &&\n${update}`;
}
function aws(...lines) {
    if (!lines.flat().every((word) => WORD.test(word)))
        return undefined;
    return `aws lambda ${lines.map((words) => words.join(' ')).join(' \\\n  ')}`;
}


/***/ }),

/***/ 37830:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZG: () => (/* binding */ iconOf),
  x9: () => (/* binding */ joinBlocks),
  YG: () => (/* binding */ summaryOf)
});

// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/deploy/progress.ts
var progress = __webpack_require__(32610);
// EXTERNAL MODULE: ../../src/report/changes.ts
var changes = __webpack_require__(6805);
// EXTERNAL MODULE: ../../src/deploy/previous.ts
var previous = __webpack_require__(9284);
// EXTERNAL MODULE: ../../src/report/html.ts
var html = __webpack_require__(50559);
// EXTERNAL MODULE: ../../src/report/outputs.ts
var report_outputs = __webpack_require__(60070);
// EXTERNAL MODULE: ../../src/report/rollback.ts
var rollback = __webpack_require__(85030);
;// CONCATENATED MODULE: ../../src/report/details.ts





/** Blocks of the widest bar. */
const BAR_WIDTH = 20;
/** A whole bar stands for at least this long: nothing short looks long. */
const MIN_SCALE_MS = 1_000;
const MAX_PHASES = 40;
/** What most readers skip: the rollback, and timings with whole hashes and ARNs. */
function detailBlocks(outcome) {
    return [...rollbackBlocks(outcome), ...identifierBlocks(outcome)];
}
function rollbackBlocks(outcome) {
    const command = (0,rollback/* rollbackCommand */.C)(outcome);
    if (command === undefined)
        return [];
    const { aliasBefore } = outcome.facts;
    const toAlias = command.startsWith('aws lambda update-alias') && (0,previous/* isNumber */.E)(aliasBefore?.version);
    const title = toAlias ? `Roll back to version ${aliasBefore.version}` : 'Roll back the code';
    return [(0,html/* collapsed */.yZ)(title, [`\`\`\`sh\n${command}\n\`\`\``])];
}
function identifierBlocks(outcome) {
    const timings = timingTable(outcome.phases);
    const values = valueTable(outcome);
    const blocks = [timings, values].filter((block) => block !== undefined);
    return blocks.length === 0 ? [] : [(0,html/* collapsed */.yZ)('Timing, hashes and ARNs', blocks)];
}
function timingTable(phases) {
    if (phases.length === 0)
        return undefined;
    const longest = Math.max(...phases.map(({ milliseconds }) => milliseconds), MIN_SCALE_MS);
    const rows = phases.slice(0, MAX_PHASES).map(({ name, milliseconds }) => {
        const bar = '▇'.repeat(Math.round((milliseconds / longest) * BAR_WIDTH));
        return [(0,html/* prose */.CS)(name), (0,progress/* seconds */.Y)(milliseconds), `<code>${bar === '' ? '▏' : bar}</code>`];
    });
    return (0,html/* table */.tp)(rows);
}
/** The names of the outputs, so that what is read here can be used there. */
function valueTable(outcome) {
    const names = 'function-arn version-arn alias-arn code-sha256 previous-code-sha256 resolved-image-uri';
    const outputs = (0,report_outputs/* outputsOf */.Yz)(outcome);
    const rows = names.split(' ').flatMap((name) => {
        const value = outputs[name];
        return value === undefined ? [] : [[`<code>${name}</code>`, (0,html/* code */.aY)(value)]];
    });
    return rows.length === 0 ? undefined : (0,html/* table */.tp)(rows);
}

// EXTERNAL MODULE: ../../src/report/failure.ts + 1 modules
var failure = __webpack_require__(6269);
// EXTERNAL MODULE: ../../src/report/findings.ts
var report_findings = __webpack_require__(96192);
// EXTERNAL MODULE: ../../src/report/headline.ts
var headline = __webpack_require__(85186);
// EXTERNAL MODULE: ../../src/report/links.ts
var links = __webpack_require__(4757);
// EXTERNAL MODULE: ../../src/report/outcome-queries.ts
var outcome_queries = __webpack_require__(21693);
;// CONCATENATED MODULE: ../../src/report/summary.ts










/** The runner drops a summary above 1 MiB as a whole. */
const MAX_BYTES = 1_000_000;
const ICONS = {
    deployed: '✅',
    unchanged: '⏭️',
    planned: '🔎',
    incomplete: '⚠️',
    failed: '❌',
};
/**
 * The job summary: Markdown of HTML blocks and fences. Texts from outside stand in HTML blocks only,
 * which Markdown does not look into as long as they hold no blank line, and in fences.
 *
 * @param env GITHUB_SERVER_URL, GITHUB_REPOSITORY and what names commit, ref or release, and run (`links.ts`)
 */
function summaryOf(outcome, env) {
    const icon = iconOf(outcome.status === 'deployed' && outcome.error ? 'incomplete' : outcome.status);
    const heading = `<h3>${icon} ${(0,html/* html */.qy)((0,headline/* headingSpans */.qR)(outcome))}</h3>`;
    const blocks = outcome.status === 'unchanged' ? [unchangedLine(outcome)] : blocksOf(outcome, env);
    return joinBlocks([heading, ...blocks]);
}
function blocksOf(outcome, env) {
    const { error, status } = outcome;
    const result = error === undefined ? successBlocks(status, outcome) : (0,failure/* failureBlocks */.p)(error, outcome);
    return [...result, ...(0,report_findings/* findingBlocks */.Y)(outcome), contextLine(outcome, env), ...detailBlocks(outcome)];
}
function successBlocks(status, outcome) {
    const blocks = status === 'planned' ? [(0,changes/* planTable */.k0)(outcome), answerLine(outcome)] : [(0,changes/* changesTable */.EI)(outcome)];
    const advice = status === 'incomplete' ? [notLiveLine()] : [];
    return [...blocks.filter((block) => block !== undefined), ...advice];
}
/** The sign of a status. */
function iconOf(status) {
    return ICONS[status];
}
/** Blocks in order as long as there is room; each is whole, or left out. */
function joinBlocks(blocks) {
    let text = '';
    for (const block of blocks) {
        const longer = `${text}${block}\n\n`;
        if (Buffer.byteLength(longer) <= MAX_BYTES)
            text = longer;
    }
    return text;
}
function contextLine(outcome, env) {
    const { facts, phases, elapsedMs, plan } = outcome;
    const waiting = phases.reduce((sum, phase) => sum + (phase.waiting ?? 0), 0);
    const waited = waiting >= 100 ? `, ${(0,progress/* seconds */.Y)(waiting)} of it waiting for Lambda` : '';
    const origin = (0,links/* originLinks */.Yv)(plan?.source, env);
    const parts = [placeOf(outcome), ...origin, (0,links/* shiftLink */.Br)(facts), `<b>${(0,progress/* seconds */.Y)(elapsedMs)}</b>${waited}`];
    return `<p>${parts.filter((part) => part !== undefined).join(' · ')}</p>`;
}
/** `greeting in eu-west-1 (123456789012)`. */
function placeOf(outcome) {
    const { plan, facts } = outcome;
    const name = (0,outcome_queries/* nameOf */.Vb)(outcome);
    if (plan === undefined || name === undefined)
        return undefined;
    const { target } = plan;
    const account = (0,arn/* accountOf */.XP)(facts.before?.arn ?? target.functionName);
    const of = account === undefined ? '' : ` (${account})`;
    return `${(0,links/* linkTo */.uM)(outcome, (0,html/* prose */.CS)(name))} in ${(0,html/* prose */.CS)(target.region)}${of}`;
}
function unchangedLine(outcome) {
    const { before, published, alias } = outcome.facts;
    const hash = before && (0,html/* code */.aY)((0,outcome_queries/* shortHash */.BC)(before.codeSha256));
    const version = published && (0,html/* html */.qy)([(0,headline/* versionSpan */.XS)(published.version)]);
    const runs = [hash, version, alias && `alias <b>${(0,html/* prose */.CS)(alias.name)}</b>`].filter(Boolean).join(', ');
    const what = `${placeOf(outcome) ?? ''} already runs this code${runs && ` (${runs})`}`;
    return `<p>${what}. Nothing was uploaded · <b>${(0,progress/* seconds */.Y)(outcome.elapsedMs)}</b></p>`;
}
function answerLine({ facts }) {
    const { findings } = facts;
    const warning = findings.length === 0 ? [] : [`⚠️ ${(0,report_findings/* findingCount */.d)(findings.length)} in the package`];
    return `<p>${[answerOf(facts), ...warning, 'nothing was changed'].join(' · ')}</p>`;
}
function answerOf({ configuration, dryRunAnswer }) {
    switch (dryRunAnswer?.kind) {
        case 'accepted':
            return (configuration?.changes ?? []).length > 0
                ? '✅ Lambda accepts the code, and checks the configuration only when it is updated'
                : '✅ Lambda accepts the update';
        case 'not asked':
            return `⚠️ Lambda was not asked: ${(0,html/* prose */.CS)((0,headline/* firstSentence */.qi)(dryRunAnswer.why))}`;
        case 'nothing to ask':
            return '✅ There is nothing to update';
        case 'cannot be asked':
            return 'Lambda checks this only when it is done';
        case undefined:
            return '⚠️ Lambda was not asked';
    }
}
function notLiveLine() {
    const latest = '<code>$LATEST.PUBLISHED</code>';
    const input = '<code>publish-to: LATEST_PUBLISHED</code>';
    return `<p>The function is on managed instances, where callers reach ${latest}, not <code>$LATEST</code>. <b>Fix:</b> set ${input}.</p>`;
}


/***/ })

};
