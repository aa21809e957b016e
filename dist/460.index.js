export const id = 460;
export const ids = [460];
export const modules = {

/***/ 1460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  downloadAsset: () => (/* binding */ downloadAsset)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/package/zip-file.ts
var zip_file = __webpack_require__(8878);
// EXTERNAL MODULE: ./src/proxy.ts
var proxy = __webpack_require__(8903);
// EXTERNAL MODULE: ./src/transfer-lines.ts
var transfer_lines = __webpack_require__(2270);
// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __webpack_require__(298);
var ignore_default = /*#__PURE__*/__webpack_require__.n(ignore);
// EXTERNAL MODULE: ./src/package/bullet-list.ts
var bullet_list = __webpack_require__(9731);
// EXTERNAL MODULE: ./src/size.ts
var src_size = __webpack_require__(4642);
;// CONCATENATED MODULE: ./src/github/find-asset.ts




/**
 * The one asset that a name or a glob names.
 *
 * @throws {DeployError} listing the assets, if it is none or several of them, or is not there yet
 */
function findAsset(assets, pattern, { tag }) {
    const named = assets.filter(({ name }) => name === pattern);
    const matches = named.length > 0 ? named : assets.filter(({ name }) => isMatch(name, pattern));
    const [asset, ...others] = matches;
    if (asset === undefined)
        throw noneOf(assets, pattern, tag);
    if (others.length > 0) {
        throw new errors/* DeployError */.s({
            what: `\`release-asset\` ${pattern} matches ${matches.length} assets of release ${tag}, not one:`,
            why: listOf(matches),
            remedy: 'Name one of them.',
        });
    }
    if (asset.state === 'uploaded')
        return asset;
    throw new errors/* DeployError */.s({
        what: `The asset ${asset.name} of release ${tag} has not been uploaded: its state is ${asset.state}.`,
        remedy: 'Let what uploads it finish before this step, or upload it again.',
    });
}
function isMatch(name, pattern) {
    // The name of an asset has no folders, and a pattern with one matches none.
    return !pattern.startsWith('!') && ignore_default()({ ignorecase: false }).add(pattern).ignores(name);
}
function noneOf(assets, pattern, tag) {
    if (assets.length === 0) {
        return new errors/* DeployError */.s({
            what: `Release ${tag} has no assets.`,
            remedy: 'Attach the package to it before this step (`gh release upload`). The source code that GitHub shows there is no asset.',
        });
    }
    return new errors/* DeployError */.s({
        what: `\`release-asset\` ${pattern} matches none of the ${assets.length === 1 ? 'assets' : `${assets.length} assets`} of release ${tag}:`,
        why: listOf(assets),
        remedy: 'Name one of them, or attach the package to the release before this step.',
    });
}
function listOf(assets) {
    return (0,bullet_list/* bulletList */.f)(assets.map(({ name, size }) => `${name} (${(0,src_size/* readableSize */.g)(size)})`));
}

// EXTERNAL MODULE: ./src/aws/request.ts
var aws_request = __webpack_require__(8028);
// EXTERNAL MODULE: ./src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(4830);
;// CONCATENATED MODULE: ./src/github/api-error.ts

/** Without a header that says otherwise (docs.github.com, "Rate limits for the REST API"). */
const SECONDARY_LIMIT_SECONDS = 60;
/** An error of GitHub's API in the form that the retries of this action know. */
function asSdkError(error) {
    if (!(error instanceof Error) || error instanceof errors/* DeployError */.s)
        return error;
    const { response, status } = error;
    // Octokit says 500 where nobody answered.
    if (response === undefined || status === undefined)
        return innermost(error);
    const { headers } = response;
    const limited = isRateLimit(error, status, headers);
    // Octokit adds the address of a page that is seldom about the error.
    const words = error.message.replace(/ - https:\/\/\S+$/, '');
    return Object.assign(new Error(words), {
        name: limited ? 'TooManyRequests' : `HTTP ${status}`,
        $metadata: { httpStatusCode: status, requestId: headers['x-github-request-id'] },
        ...(limited && { retryAfterSeconds: secondsToWait(headers) }),
    });
}
/** GitHub says 403 as well as 429 (docs.github.com, "Rate limits for the REST API"). */
function isRateLimit({ message }, status, headers) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit/i.test(message));
}
/** By the server's clock, since that of this machine may be wrong. */
function secondsToWait(headers) {
    const after = Number(headers['retry-after'] ?? Number.NaN);
    if (Number.isFinite(after))
        return after;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    const now = Date.parse(String(headers['date'])) / 1000;
    const isUsedUp = headers['x-ratelimit-remaining'] === '0';
    return isUsedUp && Number.isFinite(reset - now) ? Math.max(1, reset - now) : SECONDARY_LIMIT_SECONDS;
}
function innermost(error) {
    const { cause } = error;
    return cause instanceof Error ? innermost(cause) : error;
}

;// CONCATENATED MODULE: ./src/github/explain.ts

const CONTENTS = 'Give the job `permissions: contents: read`.';
/** What a request to GitHub ended with, as the error of a step. */
function explain(error, limitMs) {
    const { what, words, code, requestId } = error;
    return new errors/* DeployError */.s({
        what: what ?? 'A request to GitHub failed.',
        why: words,
        remedy: remedyFor(error, limitMs),
        code,
        requestId,
    });
}
function remedyFor(error, limitMs) {
    if (error.throttled)
        return rateLimited(error, limitMs);
    if (error.local)
        return 'Let RUNNER_TEMP name a folder on a disk with room for the package.';
    switch (error.status) {
        case 401:
            return '`github-token` is not valid, or no longer; it defaults to the token of the job.';
        case 403:
            return `${CONTENTS} A token of your own in \`github-token\` needs to read the contents of this repository.`;
        case 404:
            return `Check the tag (\`release-tag\`); a draft, or a tag alone, is no release. GitHub says the same of what the token may not see: ${CONTENTS}`;
        case undefined:
            return 'Check that this runner reaches GitHub and the storage of its releases, and HTTPS_PROXY and NO_PROXY where it has a proxy.';
        default:
            return 'Run the step again; https://www.githubstatus.com tells whether GitHub has a problem.';
    }
}
function rateLimited({ retryAfterSeconds = 0 }, limitMs) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return `The rate limit is over in ${minutes} min, and the step waits ${limitMs / 1000} s at most (\`wait-timeout-seconds\`). Run it again then, or give another \`github-token\`.`;
}

;// CONCATENATED MODULE: ./src/github/repository.ts





/** The largest page that the API gives. */
const PAGE = 100;
/** The repository of the job, on GitHub or a GitHub Enterprise Server, within the deadline. All throw a DeployError. */
class Repository {
    name;
    #octokit;
    #context;
    constructor(name, octokit, context) {
        this.name = name;
        this.#octokit = octokit;
        this.#context = context;
    }
    /** @param token undefined: only what is public can be read */
    static async open(env, token, context) {
        const name = env['GITHUB_REPOSITORY'] ?? '';
        if (!/^[^/]+\/[^/]+$/.test(name)) {
            throw new errors/* DeployError */.s({
                what: 'The repository of the release is not known.',
                why: 'GITHUB_REPOSITORY is not set, which every runner of GitHub Actions sets.',
            });
        }
        const { GitHub } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(845)]).then(__webpack_require__.bind(__webpack_require__, 1845));
        const baseUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
        const silent = { debug: repository_ignore, info: repository_ignore, warn: repository_ignore, error: repository_ignore };
        const octokit = new GitHub({ baseUrl, log: silent, ...(token && { auth: `token ${token}` }) });
        return new Repository(name, octokit, context);
    }
    /** @param tag `latest` is the newest release that is neither a draft nor a pre-release */
    async release(tag) {
        const attempt = async ({ abortSignal: signal }) => {
            const request = { ...this.#place, request: { signal } };
            const { data } = tag === 'latest'
                ? await this.#octokit.rest.repos.getLatestRelease(request)
                : await this.#octokit.rest.repos.getReleaseByTag({ ...request, tag });
            return { id: data.id, tag: data.tag_name };
        };
        const what = tag === 'latest' ? 'The latest release' : `Release ${tag}`;
        return this.#read('GetRelease', attempt, `${what} of ${this.name} could not be read.`);
    }
    async assets({ id, tag }) {
        const attempt = ({ abortSignal: signal }) => this.#octokit.paginate(this.#octokit.rest.repos.listReleaseAssets, {
            ...this.#place,
            release_id: id,
            per_page: PAGE,
            request: { signal },
        });
        return this.#read('ListReleaseAssets', attempt, `The assets of release ${tag} could not be listed.`);
    }
    /**
     * Downloads an asset; a download that breaks off is begun again a few times.
     *
     * @param receive what it is sent: bytes, or the URL of a storage that has them and knows no token
     */
    async download(asset, receive) {
        const attempt = async ({ abortSignal: signal }) => {
            const { status, headers, data } = await this.#octokit.rest.repos.getReleaseAsset({
                ...this.#place,
                asset_id: asset.id,
                headers: { accept: 'application/octet-stream' },
                request: { signal, redirect: 'manual', parseSuccessResponseBody: false },
            });
            const isRedirect = Number(status) >= 300;
            await receive(isRedirect ? new URL(headers.location ?? '') : data, signal);
        };
        await this.#send('GetReleaseAsset', attempt, {
            failed: `The asset ${asset.name} could not be downloaded.`,
            idempotent: false,
        });
    }
    #read(operation, attempt, failed) {
        return this.#send(operation, attempt, { failed, idempotent: true, attemptMs: aws_request/* READ_LIMIT_MS */.Am });
    }
    async #send(operation, attempt, how) {
        const asked = (options) => attempt(options).catch((error) => {
            throw asSdkError(error);
        });
        const request = { ...how, operation: `github:${operation}`, firstRequest: true };
        try {
            return await (0,aws_request/* send */.tN)(request, asked, this.#context);
        }
        catch (error) {
            throw error instanceof service_error/* ServiceError */._ ? explain(error, this.#context.deadline.limitMs) : error;
        }
    }
    get #place() {
        const [owner = '', repo = ''] = this.name.split('/');
        return { owner, repo };
    }
}
function repository_ignore() { }

;// CONCATENATED MODULE: ./src/github/download.ts












/** A storage that sends nothing for so long will not go on. */
const SILENCE_MS = 60_000;
const MOST_REDIRECTS = 3;
/**
 * Downloads the one asset of a release that is meant, and checks that it is whole.
 *
 * @param folder where to put it
 * @throws {DeployError} where there is none, GitHub refuses, or what came is not what GitHub has
 */
async function downloadAsset({ asset: pattern, release: wanted, token, refuse }, folder, host, deadline) {
    if (token !== undefined)
        host.mask(token);
    const repository = await Repository.open(host.env, token, { deadline, log: host.log });
    const release = typeof wanted === 'string' ? await repository.release(wanted) : wanted;
    const asset = findAsset(await repository.assets(release), pattern, release);
    refuse?.(asset);
    const path = (0,external_node_path_.join)(folder, 'asset.zip');
    const onReceived = (0,transfer_lines/* transferLines */.d)(asset.size, host);
    await repository.download(asset, async (answer, signal) => {
        const body = answer instanceof URL ? await fetchFrom(answer, host, signal) : external_node_stream_.Readable.fromWeb(answer);
        await write(body, path, asset, onReceived, signal);
    });
    const zip = await (0,zip_file/* openZip */.Q)(path, host.signal, asset.name);
    checkDigest(asset, zip, release);
    return { ...zip, assetName: asset.name, tag: release.tag };
}
async function write(body, path, { size }, onReceived, signal) {
    let received = 0;
    const count = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            received += chunk.length;
            onReceived(received);
            done(undefined, chunk);
        },
    });
    await (0,promises_.pipeline)(body, count, (0,external_node_fs_.createWriteStream)(path), { signal });
    if (received !== size)
        throw brokenOff(received, size);
}
function brokenOff(received, size) {
    const error = new Error(`${received} of ${size} bytes arrived, then the connection was closed.`);
    return Object.assign(error, { code: 'ERR_INCOMPLETE' });
}
/** From the storage of GitHub, whose URLs are signed: no token goes there. */
async function fetchFrom(url, host, signal, redirects = 0) {
    const { httpAgent, httpsAgent } = (0,proxy/* proxyAgents */.Hd)(host.env);
    const secure = url.protocol === 'https:';
    const answer = await new Promise((resolve, reject) => {
        const options = { agent: secure ? httpsAgent : httpAgent, signal };
        const request = (secure ? (external_node_https_default()) : (external_node_http_default())).get(url, options, resolve);
        request.once('error', reject);
        const silence = host.silenceMs ?? SILENCE_MS;
        request.setTimeout(silence, () => request.destroy(new Error(`no byte for ${silence / 1000} s`)));
    });
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200)
        return answer;
    answer.destroy();
    if (statusCode >= 300 && statusCode < 400 && headers.location && redirects < MOST_REDIRECTS) {
        return fetchFrom(new URL(headers.location, url), host, signal, redirects + 1);
    }
    // Its URL is good for a few minutes only: GitHub gives another one.
    throw Object.assign(new Error(`The storage of GitHub answered with HTTP ${statusCode}.`), {
        code: 'ERR_STORAGE',
    });
}
/** @throws {DeployError} where it is another file than the one that GitHub took the digest of */
function checkDigest({ name, digest }, { sha256 }, { tag }) {
    const [algorithm, expected] = digest?.split(':') ?? [];
    if (algorithm !== 'sha256' || expected === undefined)
        return;
    const actual = Buffer.from(sha256, 'base64').toString('hex');
    if (actual === expected)
        return;
    throw new errors/* DeployError */.s({
        what: `What was downloaded is not the asset ${name} of release ${tag}.`,
        why: `GitHub has sha256:${expected}, and sha256:${actual} came.`,
        remedy: 'Run the step again. If it persists, see what stands between this runner and GitHub.',
    });
}


/***/ })

};
