import { createRouter, createWebHistory } from 'vue-router'

import { loadSession, useSession } from './composables/useSession'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'workbench', component: () => import('./pages/WorkbenchPage.vue'), meta: { title: '工作台' } },
    { path: '/runs/:id', name: 'run', component: () => import('./pages/RunPage.vue'), props: true, meta: { title: '案件' } },
    { path: '/search', name: 'search', component: () => import('./pages/SearchPage.vue'), meta: { title: '法条检索' } },
    {
      path: '/citations',
      name: 'citations',
      component: () => import('./pages/CitationsPage.vue'),
      meta: { title: '引用核查' },
    },
    { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { title: '登录' } },
    { path: '/account', name: 'account', component: () => import('./pages/AccountPage.vue'), meta: { title: '本人账号' } },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue'), meta: { title: '未找到' } },
  ],
})

// Nobody gets further than the login, and whoever has something to do first no further than that. Where the service does not
// answer, the page says so itself.
router.beforeEach(async (to) => {
  const { session } = useSession()
  if (!session.value) await loadSession().catch(() => undefined)
  const now = session.value
  if (!now) return true
  if (now.mode === 'signed_out' && to.name !== 'login') return { name: 'login', query: { next: to.fullPath } }
  if (now.mode !== 'signed_out' && to.name === 'login') return { name: 'workbench' }
  if (now.duties.length > 0 && to.name !== 'account') return { name: 'account' }
  return true
})

router.afterEach((to) => {
  document.title = `${String(to.meta.title ?? '')} · 裁衡`
})
