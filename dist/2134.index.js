export const id = 2134;
export const ids = [2134];
export const modules = {

/***/ 3194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ namesOf)
/* harmony export */ });
/* harmony import */ var _function_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68553);

function namesOf(targets) {
    const severalFunctions = new Set(targets.map(({ functionName }) => (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName))).size > 1;
    const severalRegions = new Set(targets.map(({ region }) => region)).size > 1;
    const shortName = ({ functionName, region }) => {
        if (severalFunctions && severalRegions)
            return `${(0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName)} in ${region}`;
        return severalFunctions ? (0,_function_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bareName */ .yZ)(functionName) : region;
    };
    const names = targets.map(shortName);
    const nameOf = (target) => {
        const name = shortName(target);
        const { account } = target;
        return account === undefined || names.indexOf(name) === names.lastIndexOf(name)
            ? name
            : `${name} (${account})`;
    };
    return { severalFunctions, severalRegions, nameOf };
}


/***/ }),

/***/ 42134:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportTargets: () => (/* binding */ reportTargets)
});

// EXTERNAL MODULE: ../../src/deploy/outcome.ts
var deploy_outcome = __webpack_require__(37645);
// EXTERNAL MODULE: ../../src/deploy/progress.ts
var progress = __webpack_require__(32610);
// EXTERNAL MODULE: ../../src/report/headline.ts
var headline = __webpack_require__(85186);
// EXTERNAL MODULE: ../../src/report/outcome-queries.ts
var outcome_queries = __webpack_require__(21693);
// EXTERNAL MODULE: ../../src/report/outputs.ts
var report_outputs = __webpack_require__(60070);
// EXTERNAL MODULE: ../../src/report/runner.ts + 1 modules
var runner = __webpack_require__(77594);
// EXTERNAL MODULE: ../../src/report/target-names.ts
var target_names = __webpack_require__(3194);
// EXTERNAL MODULE: ../../src/percent.ts
var percent = __webpack_require__(92020);
// EXTERNAL MODULE: ../../src/report/failure.ts + 1 modules
var failure = __webpack_require__(6269);
// EXTERNAL MODULE: ../../src/report/findings.ts
var findings = __webpack_require__(96192);
// EXTERNAL MODULE: ../../src/report/html.ts
var html = __webpack_require__(50559);
// EXTERNAL MODULE: ../../src/report/links.ts
var links = __webpack_require__(4757);
// EXTERNAL MODULE: ../../src/report/rollback.ts
var rollback = __webpack_require__(85030);
// EXTERNAL MODULE: ../../src/report/summary.ts + 1 modules
var summary = __webpack_require__(37830);
// EXTERNAL MODULE: ../../src/report/dry-run.ts
var dry_run = __webpack_require__(54997);
// EXTERNAL MODULE: ../../src/report/sanitize.ts
var sanitize = __webpack_require__(7085);
;// CONCATENATED MODULE: ../../src/report/verdict.ts





/** What a step with several targets came to, in one sentence for log and summary. */
function verdictOf(outcomes) {
    return (0,sanitize/* sanitizeLine */.g$)((0,html/* textOf */.b6)(verdictSpans(outcomes)));
}
/** The same sentence with its names marked. */
function verdictSpans(outcomes) {
    const count = (is) => outcomes.filter(is).length;
    const total = outcomes.length;
    const words = wordsFor(outcomes);
    const asides = [
        aside(count(({ status }) => status === 'incomplete'), 'half deployed'),
        aside(count((outcome) => !isStarted(outcome)), 'not started'),
    ];
    const dryRun = outcomes.some(({ plan }) => plan?.dryRun);
    if (!outcomes.some(isStarted))
        return [dryRun ? 'Dry run failed' : 'Nothing was deployed'];
    if (dryRun) {
        const failed = aside(count(({ status }) => status === 'failed'), 'failed');
        const changing = count((outcome) => outcome.status === 'planned' && willChange(outcome));
        return ['Dry run: ', ...words('would change', 'in', changing, total), failed];
    }
    if (outcomes.every(({ status }) => status === 'unchanged')) {
        return [...words('unchanged', 'in', total, total), ': nothing to deploy'];
    }
    if (outcomes.every(({ status }) => status === 'failed'))
        return [...words('deployed', 'to', 0, total), ...asides.slice(1)];
    return [...words('deployed', 'to', count(isDone), total), ...asides];
}
/** Its code serves as it was asked for. */
function isDone({ status }) {
    return status === 'deployed' || status === 'unchanged' || status === 'planned';
}
/** Nothing at all was done for it: the step ended before. */
function isStarted({ phases }) {
    return phases.length > 0;
}
/** The targets of a step's outcomes. */
function targetsOf(outcomes) {
    return outcomes.flatMap(({ plan }) => (plan === undefined ? [] : [plan.target]));
}
function willChange(outcome) {
    return (0,outcome_queries/* isChanged */.Hq)(outcome) !== false || (0,dry_run/* willRelease */.k0)(outcome);
}
function aside(count, what) {
    return count === 0 ? '' : `, ${count} ${what}`;
}
/** `checkout deployed to 2 of 3 Regions`, `2 of 3 functions deployed in eu-west-1`, `2 of 6 targets deployed`. */
function wordsFor(outcomes) {
    const [first] = outcomes;
    const { severalFunctions, severalRegions } = (0,target_names/* namesOf */.e)(targetsOf(outcomes));
    return (verb, preposition, count, total) => {
        const share = count === total ? `${total}` : `${count} of ${total}`;
        if (!severalFunctions && first !== undefined) {
            return [{ code: (0,outcome_queries/* nameOf */.Vb)(first) ?? 'function' }, ` ${verb} ${preposition} ${share} Regions`];
        }
        if (severalRegions)
            return [`${share} targets ${verb}`];
        return [`${share} functions ${verb} in ${first?.plan?.target.region}`];
    };
}

;// CONCATENATED MODULE: ../../src/report/targets-summary.ts













/** As many failures are shown whole; the others have their row and the log. */
const MOST_FAILURES = 20;
/** A summary has a megabyte at most, and without its table it would be none. */
const MOST_ROW_BYTES = 600_000;
/**
 * The job summary of a step with several targets: the verdict, a row for each, what failed, and what
 * most readers skip.
 */
function targetsSummary({ outcomes, error, elapsedMs }, env) {
    const [first] = outcomes;
    const whole = error !== undefined && first !== undefined ? (0,failure/* failureBlocks */.p)(error, first) : failuresOf(outcomes);
    return (0,summary/* joinBlocks */.x9)([
        `<h3>${verdictIcon(outcomes)} ${(0,html/* html */.qy)([...verdictSpans(outcomes), ...(error ? [': ', (0,headline/* firstSentence */.qi)(error.what)] : [])])}</h3>`,
        targetsTable(outcomes),
        ...whole,
        ...(0,findings/* findingBlocks */.Y)(withAllFindings(outcomes)),
        contextLine(outcomes, elapsedMs, env),
        ...rollbacks(outcomes),
        ...identifiers(outcomes),
    ]);
}
function verdictIcon(outcomes) {
    const statuses = new Set(outcomes.map(({ status }) => status));
    const [only, ...others] = statuses;
    if (others.length === 0 && only !== undefined && !outcomes.some(({ error }) => error))
        return (0,summary/* iconOf */.ZG)(only);
    if (outcomes.every(({ status }) => status === 'failed'))
        return (0,summary/* iconOf */.ZG)('failed');
    return outcomes.every((outcome) => isDone(outcome) && !outcome.error)
        ? (0,summary/* iconOf */.ZG)('deployed')
        : (0,summary/* iconOf */.ZG)('incomplete');
}
function targetsTable(outcomes) {
    const { severalFunctions, severalRegions } = (0,target_names/* namesOf */.e)(targetsOf(outcomes));
    const [first] = outcomes;
    const release = first?.plan?.release;
    const alias = first && (0,outcome_queries/* wantedAlias */.EW)(first);
    const columns = [['', iconCell]];
    if (severalFunctions)
        columns.push(['Function', (each) => linked(each, (0,outcome_queries/* nameOf */.Vb)(each) ?? '')]);
    if (severalRegions || !severalFunctions) {
        columns.push(['Region', (each) => linked(each, each.plan?.target.region ?? '', severalFunctions)]);
    }
    if (alias !== undefined)
        columns.push([(0,html/* prose */.CS)(alias), aliasCell]);
    else if (release !== undefined)
        columns.push(['Version', versionCell]);
    columns.push(['Code', codeCell], ['Time', ({ elapsedMs }) => (0,progress/* seconds */.Y)(elapsedMs)]);
    const headings = columns.map(([heading]) => heading);
    const rows = outcomes.map((each) => columns.map(([, cell]) => cell(each)));
    const shown = withinBytes(rows, MOST_ROW_BYTES);
    if (shown.length === rows.length)
        return (0,html/* table */.tp)(rows, headings);
    const left = ['', `${rows.length - shown.length} more: see the output <code>results</code>`];
    return (0,html/* table */.tp)([...shown, left], headings);
}
function withinBytes(rows, limit) {
    let bytes = 0;
    return rows.filter((cells) => {
        bytes += Buffer.byteLength(cells.join());
        return bytes <= limit;
    });
}
function iconCell(outcome) {
    if (!isStarted(outcome))
        return '–';
    return outcome.status === 'deployed' && outcome.error ? (0,summary/* iconOf */.ZG)('incomplete') : (0,summary/* iconOf */.ZG)(outcome.status);
}
/** The name of a function leads to it, and so does the Region where that tells the targets apart. */
function linked(outcome, text, plain = false) {
    return plain ? (0,html/* prose */.CS)(text) : (0,links/* linkTo */.uM)(outcome, (0,html/* prose */.CS)(text));
}
/** `41 → <b>42</b>`, `42 (unchanged)`; where it did not move, what it serves. */
function aliasCell(outcome) {
    const { alias, aliasBefore, published } = outcome.facts;
    const before = aliasBefore?.version;
    if (outcome.status === 'planned') {
        if ((0,outcome_queries/* isChanged */.Hq)(outcome) === false && published !== undefined)
            return `${(0,html/* prose */.CS)(published.version)} (unchanged)`;
        return `${(0,html/* prose */.CS)(before ?? 'new')} → <b>a new version</b>`;
    }
    if (alias?.weight !== undefined) {
        return `${(0,html/* prose */.CS)(before ?? '–')}, <b>${(0,links/* versionLink */.PK)(outcome, alias.to, alias.to)}</b> (${(0,percent/* percent */.K)(alias.weight)})`;
    }
    if (alias?.moved)
        return `${(0,html/* prose */.CS)(alias.from ?? 'new')} → <b>${(0,links/* versionLink */.PK)(outcome, alias.to, alias.to)}</b>`;
    if (alias !== undefined)
        return `${(0,html/* prose */.CS)(alias.to)} (unchanged)`;
    return (0,html/* prose */.CS)(before ?? '–');
}
function versionCell(outcome) {
    const { published, newVersion } = outcome.facts;
    if (published === undefined)
        return outcome.status === 'planned' ? 'a new one' : '–';
    const number = (0,links/* versionLink */.PK)(outcome, published.version, published.version);
    return newVersion === false ? `${number} (unchanged)` : `<b>${number}</b>`;
}
function codeCell(outcome) {
    const { error, status } = outcome;
    if (error !== undefined)
        return isStarted(outcome) ? (0,html/* prose */.CS)((0,headline/* firstSentence */.qi)(error.what)) : 'not started';
    const hash = (0,report_outputs/* outputsOf */.Yz)(outcome)['code-sha256'];
    const shown = hash === undefined ? '–' : (0,html/* code */.aY)((0,outcome_queries/* shortHash */.BC)(hash));
    return status === 'planned' && (0,outcome_queries/* isChanged */.Hq)(outcome) === false ? `${shown} (unchanged)` : shown;
}
/** Each failure once and whole, the first one open; a policy that several ask for is shown once. */
function failuresOf(outcomes) {
    const { nameOf: labelOf } = (0,target_names/* namesOf */.e)(targetsOf(outcomes));
    const shown = new Set();
    return outcomes
        .filter((outcome) => outcome.error !== undefined && isStarted(outcome))
        .slice(0, MOST_FAILURES)
        .flatMap((outcome, at) => {
        const { error, plan } = outcome;
        if (error === undefined || plan === undefined)
            return [];
        const snippets = error.snippets.filter(({ text }) => !shown.has(text));
        for (const { text } of snippets)
            shown.add(text);
        const title = `${iconCell(outcome)} ${(0,html/* prose */.CS)((0,headline/* labelled */.wW)(labelOf(plan.target), (0,headline/* headlineOf */.gD)(outcome), outcome))}`;
        return [(0,html/* collapsed */.yZ)(title, (0,failure/* failureBlocks */.p)(error.withOnly(snippets), outcome), at === 0)];
    });
}
/** The same package has the same findings everywhere. */
function withAllFindings(outcomes) {
    const findings = outcomes.flatMap(({ facts }) => facts.findings);
    const unique = new Map(findings.map((finding) => [finding.what, finding]));
    const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
    return { facts: { findings: [...unique.values()], update: 'not sent' }, error };
}
function contextLine(outcomes, elapsedMs, env) {
    const parts = [...(0,links/* originLinks */.Yv)(outcomes[0]?.plan?.source, env), `<b>${(0,progress/* seconds */.Y)(elapsedMs)}</b>`];
    return `<p>${parts.join(' · ')}</p>`;
}
function rollbacks(outcomes) {
    const commands = outcomes.map(rollback/* rollbackCommand */.C).filter((command) => command !== undefined);
    return commands.length === 0 ? [] : [(0,html/* collapsed */.yZ)('Roll back', [(0,html/* codeBlock */.DV)(commands.join('\n\n'), 'sh')])];
}
/** The names of the outputs, so that what is read here can be used there. */
function identifiers(outcomes) {
    const names = ['function-arn', 'version-arn', 'alias-arn', 'code-sha256', 'resolved-image-uri'];
    const rows = outcomes.flatMap((outcome) => {
        const outputs = (0,report_outputs/* outputsOf */.Yz)(outcome);
        const values = names.flatMap((name) => outputs[name] === undefined ? [] : [[`<code>${name}</code>`, (0,html/* code */.aY)(outputs[name])]]);
        return values;
    });
    return rows.length === 0 ? [] : [(0,html/* collapsed */.yZ)('Hashes and ARNs', [(0,html/* table */.tp)(rows)])];
}

;// CONCATENATED MODULE: ../../src/report/targets-report.ts









/** A step has at most ten annotations of a kind; some are left for others. */
const MOST_ERRORS = 6;
/** Says what a step with several targets came to. Its scalar outputs are those of the first. */
function reportTargets(step, { env, log, jobSummary }) {
    const { outcomes, error } = step;
    const [first] = outcomes;
    const { changed: _, ...outputs } = first === undefined ? {} : (0,report_outputs/* outputsOf */.Yz)(first);
    const changed = anyChanged(outcomes);
    (0,runner/* setOutputs */.n0)({ ...outputs, ...(changed !== undefined && { changed: String(changed) }), results: (0,report_outputs/* resultsOf */.qS)(outcomes) }, env);
    if (jobSummary)
        (0,runner/* writeSummary */.Sy)(targetsSummary(step, env), env);
    const verdict = verdictOf(outcomes);
    const { nameOf } = (0,target_names/* namesOf */.e)(targetsOf(outcomes));
    if (error !== undefined)
        (0,runner/* fail */.fJ)(error, verdict);
    else {
        const failed = outcomes.filter((outcome) => outcome.error !== undefined && isStarted(outcome));
        for (const outcome of failed.slice(0, MOST_ERRORS)) {
            if (outcome.error === undefined || outcome.plan === undefined)
                continue;
            (0,runner/* fail */.fJ)(outcome.error, (0,headline/* labelled */.wW)(nameOf(outcome.plan.target), (0,headline/* titleOf */.Gg)(outcome), outcome));
        }
        if (outcomes.some((outcome) => outcome.error !== undefined))
            process.exitCode = 1;
    }
    for (const outcome of outcomes) {
        if (outcome.error === undefined && (0,deploy_outcome/* isNotLive */.ec)(outcome.facts))
            log.warning((0,headline/* headlineOf */.gD)(outcome));
    }
    log.result(`${verdict}, ${(0,progress/* seconds */.Y)(step.elapsedMs)}`);
}
/** Undefined where nobody knows of one, and no other did. */
function anyChanged(outcomes) {
    const all = outcomes.map(outcome_queries/* isChanged */.Hq);
    if (all.includes(true))
        return true;
    return all.includes(undefined) ? undefined : false;
}


/***/ })

};
