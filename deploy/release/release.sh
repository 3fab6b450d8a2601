#!/usr/bin/env bash
# Makes a release of this checkout: ./coachup release <version>. Two commits and a tag, nothing is pushed.
set -euo pipefail

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

version=${1:-}
[[ $version =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]] ||
  fail "A release has a version such as 1.4.0, not '$version'."
next=${BASH_REMATCH[1]}.$((BASH_REMATCH[2] + 1)).0-SNAPSHOT
previous=$(sed -nE 's/^ *newTag: *([0-9.]+)$/\1/p' k8s/base/kustomization.yaml | sort -u)

[ -z "$(git status --porcelain)" ] || fail "There are changes that are not committed: commit or remove them first."
! git rev-parse -q --verify "refs/tags/v$version" > /dev/null && ! grep -qF "## [$version]" CHANGELOG.md ||
  fail "There is a release $version already."
[[ $previous =~ ^[0-9.]+$ ]] || fail "k8s/base/kustomization.yaml has no one version of its images."
# The manifests of what was never released name the first release already.
[ "$(printf '%s\n' "$previous" "$version" | sort -V | tail -n 1)" = "$version" ] ||
  fail "The release before is $previous: the next one has a version above it, not $version."
# From the heading of what is not released yet to the next one.
[ -n "$(sed -n '/^## \[Unreleased\]/,/^## \[[0-9]/{/^- /p}' CHANGELOG.md)" ] ||
  fail "CHANGELOG.md says nothing under [Unreleased]: there is nothing to release."

set_version() {
  ./mvnw -B -ntp -q org.codehaus.mojo:versions-maven-plugin:2.21.0:set "-DnewVersion=$1" -DgenerateBackupPoms=false \
    -DprocessAllModules=true < /dev/null
}

# Whatever ends this before all is done, the checkout is left as it was; the tag was not there before.
start=$(git rev-parse HEAD)
undo() {
  git tag -d "v$version" > /dev/null 2>&1 || true
  git reset -q --hard "$start"
}
trap undo EXIT

set_version "$version"
sed -i "s/^## \[Unreleased\]$/## [Unreleased]\n\n## [$version] - $(date -u +%F)/" CHANGELOG.md
# Images of others keep their versions, even those that happen to be the same.
named='newTag: |\bVERSION=|coachup\/[a-z$-]+:|the tag `'
git ls-files -z k8s deploy/docker | xargs -0 sed -i -E "s/($named)${previous//./\\.}(-native)?\b/\1$version\2/g"
git commit -qam "Release $version"
git tag -a "v$version" -m "Coach Up $version"

set_version "$next"
git commit -qam "Begin $next"
trap - EXIT
echo "Released $version as the tag v$version; the checkout is $next now."
echo "Nothing is pushed: git push --follow-tags publishes it, and the release workflow builds its images."
